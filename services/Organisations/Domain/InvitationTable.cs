using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

internal enum InvitationMove
{
    /// <summary>A new link. From any state: somebody who left, or never answered, may be asked again.</summary>
    Invite,
    Resend,
    Cancel,
    Expire,
    Accept,
}

/// <summary>The states of an invitation and the only ways between them.</summary>
internal static class InvitationTable
{
    public static readonly IReadOnlyList<(InvitationState From, InvitationMove Move, InvitationState To)> Moves =
    [
        (InvitationState.Sent, InvitationMove.Invite, InvitationState.Sent),
        (InvitationState.Accepted, InvitationMove.Invite, InvitationState.Sent),
        (InvitationState.Cancelled, InvitationMove.Invite, InvitationState.Sent),
        (InvitationState.Expired, InvitationMove.Invite, InvitationState.Sent),
        (InvitationState.Sent, InvitationMove.Resend, InvitationState.Sent),
        (InvitationState.Expired, InvitationMove.Resend, InvitationState.Sent),
        (InvitationState.Sent, InvitationMove.Cancel, InvitationState.Cancelled),
        (InvitationState.Sent, InvitationMove.Expire, InvitationState.Expired),
        (InvitationState.Sent, InvitationMove.Accept, InvitationState.Accepted),
    ];

    public static Result<InvitationState> Next(InvitationState from, InvitationMove move)
    {
        foreach (var row in Moves)
            if (row.From == from && row.Move == move) return row.To;
        return Error.Conflict("invitation.not_allowed_now", "The invitation is in a state that does not allow this.",
            Moves.Where(m => m.From == from).Select(m => Words.Of(m.To)).Distinct());
    }
}
