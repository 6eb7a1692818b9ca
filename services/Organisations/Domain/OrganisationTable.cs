using Secondments.Contracts.Organisations;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>What may be done to an organisation's state. All but <see cref="Resubmit"/> are the operator's.</summary>
internal enum OrganisationMove
{
    Verify,
    Return,
    Resubmit,
    Decline,
    Suspend,
    Lift,
    Close,
}

/// <summary>The states of an organisation and the only ways between them.</summary>
internal static class OrganisationTable
{
    public static readonly IReadOnlyList<(OrganisationState From, OrganisationMove Move, OrganisationState To)> Moves =
    [
        (OrganisationState.Applied, OrganisationMove.Verify, OrganisationState.Verified),
        (OrganisationState.Applied, OrganisationMove.Return, OrganisationState.Returned),
        (OrganisationState.Applied, OrganisationMove.Decline, OrganisationState.Declined),
        (OrganisationState.Returned, OrganisationMove.Resubmit, OrganisationState.Applied),
        // Nothing more came.
        (OrganisationState.Returned, OrganisationMove.Decline, OrganisationState.Declined),
        (OrganisationState.Verified, OrganisationMove.Suspend, OrganisationState.Suspended),
        (OrganisationState.Verified, OrganisationMove.Close, OrganisationState.Closed),
        (OrganisationState.Suspended, OrganisationMove.Lift, OrganisationState.Verified),
        (OrganisationState.Suspended, OrganisationMove.Close, OrganisationState.Closed),
    ];

    /// <summary>The state that a move leads to, or a refusal that names the states that the present one allows.</summary>
    public static Result<OrganisationState> Next(OrganisationState from, OrganisationMove move)
    {
        foreach (var row in Moves)
            if (row.From == from && row.Move == move) return row.To;
        return Error.Conflict("organisation.not_allowed_now", "The organisation is in a state that does not allow this.",
            Moves.Where(m => m.From == from).Select(m => Words.Of(m.To)));
    }
}
