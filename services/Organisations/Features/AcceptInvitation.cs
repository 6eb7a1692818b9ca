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

/// <summary>
/// Whoever holds the link looks at the invitation; a person who is signed in accepts it. The secret comes in the body, so that
/// no log keeps it.
/// </summary>
internal static class AcceptInvitation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/invitations/view", View).For(Needs.Link);
        routes.MapPost("/api/invitations/accept", Accept).For(Needs.SignedIn);
    }

    private static async Task<IResult> View(InvitationSecret request, IGrains grains, OrganisationLookup organisations, TimeProvider clock, CancellationToken cancel)
    {
        if (InvitationLink.Read(request.Secret) is not var (id, secret) || await grains.Read<Invitation>(Invitation.KeyOf(id), cancel) is not { } read)
            return Answers.Problem(Error.NotFound(Invitation.Kind));
        var invitation = read.State;
        if (Inviting.ProblemWithLink(invitation, Secrets.Hash(secret), clock.GetUtcNow()) is { } problem) return Answers.Problem(problem);
        if (!(await organisations.Read(invitation.Organisation, cancel)).TryGet(out var organisation, out var gone)) return Answers.Problem(gone);
        if (!organisation.State.IsRunning) return Answers.Problem(Running.NotRunning(organisation.State));
        return Answers.Ok(new InvitationView(
            invitation.Organisation, organisation.State.Name, organisation.State.Slug, invitation.Email, invitation.Name, invitation.Roles, invitation.State, invitation.ExpiresAt));
    }

    private static async Task<IResult> Accept(InvitationSecret request, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (InvitationLink.Read(request.Secret) is not var (id, secret) || await grains.Read<Invitation>(Invitation.KeyOf(id), cancel) is not { } read)
            return Answers.Problem(Error.NotFound(Invitation.Kind));
        if (!(await organisations.Read(read.State.Organisation, cancel)).TryGet(out var organisation, out var gone)) return Answers.Problem(gone);
        if (!organisation.State.IsRunning) return Answers.Problem(Running.NotRunning(organisation.State));

        var accepted = await commands.Send(Invitation.KeyOf(id), new Accept(Secrets.Hash(secret)), caller, read.State.Organisation);
        if (!accepted.TryGet(out var reply, out var error)) return Answers.Problem(error);
        // The same join follows the invitation's turn; done here too, the answer finds them a member already.
        var person = caller.Person!.Value;
        var joined = await grains.Run(
            Membership.KeyOf(read.State.Organisation, person.Value), Inviting.JoinOf(id, read.State, person), new CommandContext(caller.ActorFor(read.State.Organisation)), cancel);
        return joined.Error is { } refused ? Answers.Problem(refused) : Answers.Ok(reply.Value, reply.Version);
    }
}
