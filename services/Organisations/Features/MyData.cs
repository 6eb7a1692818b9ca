using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Operator;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Persistence;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>GET /api/people/me/my-data: everything that this service holds of the caller. Looking changes nothing, so twice is the same.</summary>
internal static class MyData
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/people/me/my-data", Handle).For(Needs.SignedIn).Produces<MyOrganisationsData>();

    private static async Task<IResult> Handle(
        Caller caller, IGrains grains, MemberQueries members, IReads<OrganisationsDb> reads, OwnAudit<OrganisationsDb> audit, CancellationToken cancel)
    {
        if (caller.Person is not { } person) return Answers.Problem(MyProfile.PeopleOnly);
        var read = await grains.Read<Person>(Person.KeyOf(person), cancel) ?? new Versioned<Person>(Person.New(person.Value), 0);
        var belongs = (await members.WhereIs(person.Value, cancel)).Organisations;
        var address = read.State.Email?.ToLowerInvariant() ?? "";
        // Their organisations' rows, of which these are about the caller.
        var invitations = await reads.Query(Reader.Of(person, Exchange.Organisation), db => db.Invitations
            .Where(i => i.Email.ToLower() == address).OrderBy(i => i.SentAt).ThenBy(i => i.EntityId).ToListAsync(cancel), cancel);
        var asked = await reads.Query(Reader.Of(person), db => db.JoinRequests.Where(j => j.Person == person.Value).OrderBy(j => j.AskedAt).ThenBy(j => j.EntityId).ToListAsync(cancel), cancel);
        var joining = new List<MyJoinRequest>();
        foreach (var ask in asked)
        {
            var of = await grains.Read<Organisation>(Organisation.KeyOf(new OrganisationId(ask.Organisation)), cancel);
            joining.Add(new MyJoinRequest(new OrganisationId(ask.Organisation), of?.State.Name, ask.Domain, ask.State, ask.AskedAt, ask.Reason));
        }
        List<Guid> records =
            [person.Value, .. belongs.Select(b => Membership.IdOf(b.Organisation, person.Value)), .. invitations.Select(i => i.EntityId), .. asked.Select(j => j.EntityId)];
        return Answers.Ok(new MyOrganisationsData(
            MyProfile.AnswerOf(read), belongs,
            [.. invitations.Select(i => new MyInvitation(new OrganisationId(i.Organisation), i.Name, RoleNames.Read(i.Roles), i.State, i.SentAt))],
            await audit.Of(person, records, cancel), joining));
    }
}
