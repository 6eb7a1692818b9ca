using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>An admin removes a member, or a member leaves. Every service refuses them within seconds, whatever their token says.</summary>
internal static class RemoveMember
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/organisations/{id}/members/{member:guid}", Handle).For(Needs.Member());

    private static async Task<IResult> Handle(
        string id, Guid member, Caller caller, Commands commands, IGrains grains, AdminsLeave leave, OrganisationLookup organisations, CancellationToken cancel)
    {
        IReadOnlyList<MemberRole> anyOf = caller.Subject == member ? [] : [MemberRole.Admin];
        if (!(await organisations.ForMember(id, caller, cancel, anyOf)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var (organisation, key) = (read.State.Id, Membership.KeyOf(read.State.Id, member));
        if (await grains.Read<Membership>(key, cancel) is not { State.Removed: false } membership) return Answers.Problem(Error.NotFound("member"));

        var loses = Belonging.LosesAdmin(membership.State, []);
        if (loses && await leave.Ask(organisation, member, [], membership.Version, caller, cancel) is { } refused) return Answers.Problem(refused);

        var ended = await commands.Send(key, new EndMembership(membership.Version, loses), caller, organisation);
        if (ended.TryGet(out var reply, out var error)) return Answers.NoContent(reply.Version);
        // What follows the organisation's leave may have been quicker than this request.
        return loses && await grains.Read<Membership>(key, cancel) is { State.Removed: true } now ? Answers.NoContent(now.Version) : Answers.Problem(error);
    }
}
