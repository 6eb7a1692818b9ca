using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>Reads what the rules of applications need of opportunities, organisations and people, from this service's own copies.</summary>
internal sealed class Posts(IGrains grains, IReads<OpportunitiesDb> reads)
{
    /// <summary>The opportunity that a route names, where the caller may see it.</summary>
    public async Task<Result<Post>> Find(string idOrRef, Caller caller, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(idOrRef, "opportunity").TryGet(out var named, out var error)) return error;
        var id = named.Id ?? await reads.Query(Reader.Public, db => db.Set<OpportunityRefRow>()
            .Where(r => r.Ref == named.Ref).Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel), cancel);
        if (id is not { } found || await grains.Read<Opportunity>(Keys.Opportunity(new OpportunityId(found)), cancel) is not { } stored)
            return Error.NotFound("opportunity");
        var maySee = caller.IsMember(stored.State.Organisation)
            || Visible.To(stored.State, caller.IsSignedIn, caller.Memberships.Select(m => m.Organisation));
        return maySee && await Of(stored.State, cancel) is { } post ? post : Error.NotFound("opportunity");
    }

    /// <summary>The opportunity of an application that the caller is a party to.</summary>
    public async Task<Post?> Read(OpportunityId id, CancellationToken cancel) =>
        await grains.Read<Opportunity>(Keys.Opportunity(id), cancel) is { } stored ? await Of(stored.State, cancel) : null;

    public async Task<HostFacts?> Host(OrganisationId id, CancellationToken cancel) =>
        await OrganisationOf(id, cancel) is { } host ? new HostFacts(id, host.Slug, host.Name, host.Sector, host.State) : null;

    public async Task<Employer?> Employer(OrganisationId id, CancellationToken cancel) => await OrganisationOf(id, cancel) is { } home
        ? new Employer(id, home.Slug, home.Name, home.Sector, home.State, home.ProvenDomains, home.ManagerAnswerIsFinal, home.CopyVersion)
        : null;

    /// <summary>Null while identity hasn't told of the person yet, or when they were erased.</summary>
    public async Task<ApplicantContact?> Contact(PersonId person, CancellationToken cancel)
    {
        var copy = await reads.Query(Reader.Of(person), db => db.Set<ContactCopy>()
            .FirstOrDefaultAsync(c => c.Person == person.Value && !c.Removed, cancel), cancel);
        return copy is null ? null : new ApplicantContact(copy.Name, copy.Email);
    }

    /// <summary>The employer that is meant when none is named: the one organisation that the caller is a member of.</summary>
    public static OrganisationId? OnlyEmployer(Caller caller)
    {
        var employers = caller.Memberships.Where(m => m.Organisation != Exchange.Organisation).Select(m => m.Organisation).Distinct().ToList();
        return employers.Count == 1 ? employers[0] : null;
    }

    private async Task<Post?> Of(Opportunity opportunity, CancellationToken cancel)
    {
        if (await OrganisationOf(opportunity.Organisation, cancel) is not { } host) return null;
        return new Post(
            opportunity.Id, opportunity.Ref, opportunity.Slug, new HostFacts(opportunity.Organisation, host.Slug, host.Name, host.Sector, host.State),
            opportunity.ShownState(), opportunity.Round, opportunity.Shown(), opportunity.ClosesAt);
    }

    private Task<OrganisationCopy?> OrganisationOf(OrganisationId id, CancellationToken cancel) =>
        reads.Query(Reader.Public, db => db.OrganisationCopies.FirstOrDefaultAsync(o => o.OrganisationId == id.Value && !o.Removed, cancel), cancel);
}
