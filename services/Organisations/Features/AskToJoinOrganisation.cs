using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Somebody whose confirmed address lies in a proven domain asks to join; others are told to ask an admin.</summary>
internal static class AskToJoinOrganisation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/people/me/joinable", Mine).For(Needs.SignedIn).Produces<JoinableAnswer>();
        routes.MapPost("/api/organisations/{id}/join-requests", Ask).For(Needs.SignedIn).Produces<AskedToJoin>();
    }

    private static async Task<IResult> Mine(Caller caller, IGrains grains, JoinQueries joins, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (caller.Person is not { } person || await OwnerFor(person, grains, joins, cancel) is not { } owner || caller.IsMember(owner.Organisation)) return Answers.Ok(new JoinableAnswer([]));
        if (!(await organisations.Read(owner.Organisation, cancel)).TryGet(out var read, out _) || !read.State.IsPublic) return Answers.Ok(new JoinableAnswer([]));
        var asked = await grains.Read<JoinRequest>(JoinRequest.KeyOf(owner.Organisation, person.Value), cancel);
        var o = read.State;
        return Answers.Ok(new JoinableAnswer([new JoinableOrganisation(
            o.Id, o.Name, o.Slug, owner.Domain, SigningIn.AdmitsAtOnce(o, owner.Domain) && !await WasMember(o.Id, person, grains, cancel),
            asked is { State.State: JoinRequestState.Asked } open ? open.State.AskedAt : null)]));
    }

    private static async Task<IResult> Ask(string id, Caller caller, Commands commands, IGrains grains, JoinQueries joins, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForReader(id, caller, cancel)).TryGet(out var found, out var unknown)) return Answers.Problem(unknown);
        var organisation = found.Organisation.State;
        if (caller.Person is not { } person) return Answers.Problem(Error.Forbidden("join_request.people_only", "Only a person who is signed in can ask to join."));
        if (caller.IsMember(organisation.Id)) return Answers.Problem(Error.Conflict("join_request.member_already", "You belong to this organisation already."));
        if (!organisation.IsPublic || await OwnerFor(person, grains, joins, cancel) is not { } owner || owner.Organisation != organisation.Id)
            return Answers.Problem(AskingToJoin.NotTheirDomain(organisation.Name));

        var name = (await grains.Read<Person>(Person.KeyOf(person), cancel))?.State.Name;
        var ask = new AskToJoin(
            Side.Of(organisation), organisation.Convening, owner.Domain, SigningIn.AdmitsAtOnce(organisation, owner.Domain), await WasMember(organisation.Id, person, grains, cancel), name);
        return await commands.Run(JoinRequest.KeyOf(organisation.Id, person.Value), ask, caller);
    }

    private static async Task<(OrganisationId Organisation, string Domain)?> OwnerFor(PersonId person, IGrains grains, JoinQueries joins, CancellationToken cancel) =>
        await grains.Read<Person>(Person.KeyOf(person), cancel) is { State.Email: { } email } ? await joins.OwnerAcrossTenants(email, cancel) : null;

    private static async Task<bool> WasMember(OrganisationId organisation, PersonId person, IGrains grains, CancellationToken cancel) =>
        await grains.Read<Membership>(Membership.KeyOf(organisation, person.Value), cancel) is not null;
}
