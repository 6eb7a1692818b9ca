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

/// <summary>What an organisation's admins do with invitations that are out: look, send again, cancel.</summary>
internal static class Invitations
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/organisations/{id}/invitations", List).For(Needs.Member(MemberRole.Admin));
        routes.MapPost("/api/organisations/{id}/invitations/{invitation:guid}/resend", Resend).For(Needs.Member(MemberRole.Admin));
        routes.MapPost("/api/organisations/{id}/invitations/{invitation:guid}/cancel", Cancel).For(Needs.Member(MemberRole.Admin));
    }

    private static async Task<IResult> List(string id, Caller caller, OrganisationLookup organisations, MemberQueries members, CancellationToken cancel, string? state, string? cursor, string? size)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!ListQuery.Maybe<InvitationState>("state", state).TryGet(out var wanted, out var badState)) return Answers.Problem(badState);
        var found = await members.Invitations(read.State.Id, wanted, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }

    private static Task<IResult> Resend(string id, Guid invitation, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel) =>
        Run(id, invitation, new Resend(), caller, commands, grains, organisations, cancel);

    private static Task<IResult> Cancel(string id, Guid invitation, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel) =>
        Run(id, invitation, new CancelInvitation(), caller, commands, grains, organisations, cancel);

    private static async Task<IResult> Run(
        string id, Guid invitation, ICommand<Done> command, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var key = Invitation.KeyOf(invitation);
        // Another organisation's invitation is none.
        if (await grains.Read<Invitation>(key, cancel) is not { } found || found.State.Organisation != read.State.Id) return Answers.Problem(Error.NotFound(Invitation.Kind));
        if (command is Resend && !read.State.IsRunning) return Answers.Problem(Running.NotRunning(read.State));
        return await commands.Run(key, command, caller, read.State.Id);
    }
}
