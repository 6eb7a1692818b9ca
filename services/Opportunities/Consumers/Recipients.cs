using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Consumers;

/// <summary>Who in an organisation is written to. Read at the moment of writing: who lost the role gets no letter.</summary>
internal sealed class Recipients(IReads<OpportunitiesDb> reads, HostStaff staff, IGrains grains)
{
    private const int Most = 50;

    public async Task<List<string>> With(MemberRole role, OrganisationId organisation, CancellationToken cancel) =>
        await Addresses(await staff.With(role, organisation, cancel), organisation, cancel);

    /// <summary>Those who look after a post; where none of them is left, every host of the organisation.</summary>
    public async Task<List<string>> Of(OpportunityId opportunity, OrganisationId host, CancellationToken cancel)
    {
        var hosts = await staff.With(MemberRole.Host, host, cancel);
        var post = (await grains.Read<Opportunity>(Keys.Opportunity(opportunity), cancel))?.State;
        List<PersonId> owners = [.. hosts.Where(h => h == post?.Owner() || post?.CoOwners.Contains(h) == true)];
        return await Addresses(owners.Count > 0 ? owners : hosts, host, cancel);
    }

    private Task<List<string>> Addresses(List<PersonId> people, OrganisationId organisation, CancellationToken cancel)
    {
        var held = people.Select(p => p.Value).Take(Most).ToList();
        return reads.Query(Reader.Of(null, organisation), db =>
            db.Set<ContactCopy>().Where(c => held.Contains(c.Person) && !c.Removed).Select(c => c.Email).Order().ToListAsync(cancel), cancel);
    }
}
