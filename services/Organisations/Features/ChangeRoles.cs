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

/// <summary>An admin says what a member may do.</summary>
internal static class ChangeRoles
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/organisations/{id}/members/{member:guid}/roles", Handle).For(Needs.Member(MemberRole.Admin));

    private static async Task<IResult> Handle(
        string id, Guid member, Contracts.Organisations.Api.ChangeRoles request, HttpRequest http, Caller caller, Commands commands, IGrains grains, AdminsLeave leave, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (request.Roles is null) return Answers.Problem(Error.Invalid("member.roles_missing", new FieldError("/roles", "missing", "Name the roles; an empty list leaves staff.")));
        var (organisation, key) = (read.State, Membership.KeyOf(read.State.Id, member));
        if (await grains.Read<Membership>(key, cancel) is not { State.Removed: false } membership) return Answers.Problem(Error.NotFound("member"));

        var roles = Belonging.WithStaff(request.Roles);
        // Somebody who read an older version is refused by the membership's own turn; the organisation isn't asked for them.
        var isCurrent = http.Headers.IfMatch == Answers.ETag(membership.Version) || http.Headers.IfMatch == "*";
        var loses = isCurrent && Belonging.LosesAdmin(membership.State, roles);
        if (loses && Belonging.ProblemWith(organisation.Id, roles, organisation.Convening) is { } problem) return Answers.Problem(problem);
        if (loses && await leave.Ask(organisation.Id, member, roles, membership.Version, caller, cancel) is { } refused) return Answers.Problem(refused);

        var set = await commands.Send(key, new SetRoles(roles, membership.Version, organisation.Convening, loses), caller, organisation.Id);
        if (set.TryGet(out var reply, out var error)) return Answers.NoContent(reply.Version);
        // What follows the organisation's leave may have been quicker than this request.
        return loses && error.Kind is ErrorKind.Stale && await grains.Read<Membership>(key, cancel) is { } now && now.State.Roles.SequenceEqual(roles)
            ? Answers.NoContent(now.Version)
            : Answers.Problem(error);
    }
}
