using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

internal enum PartnershipMove
{
    Ask,
    Agree,
    Decline,
    Withdraw,
    End,
}

/// <summary>The states of a partnership and the only ways between them. Whatever ended may be asked for again.</summary>
internal static class PartnershipTable
{
    public static readonly IReadOnlyList<(PartnershipState From, PartnershipMove Move, PartnershipState To)> Moves =
    [
        (PartnershipState.Asked, PartnershipMove.Agree, PartnershipState.Agreed),
        (PartnershipState.Asked, PartnershipMove.Decline, PartnershipState.Declined),
        (PartnershipState.Asked, PartnershipMove.Withdraw, PartnershipState.Withdrawn),
        (PartnershipState.Agreed, PartnershipMove.End, PartnershipState.Ended),
        (PartnershipState.Declined, PartnershipMove.Ask, PartnershipState.Asked),
        (PartnershipState.Withdrawn, PartnershipMove.Ask, PartnershipState.Asked),
        (PartnershipState.Ended, PartnershipMove.Ask, PartnershipState.Asked),
    ];

    public static Result<PartnershipState> Next(PartnershipState from, PartnershipMove move)
    {
        foreach (var row in Moves)
            if (row.From == from && row.Move == move) return row.To;
        return Error.Conflict("partnership.not_allowed_now", "The partnership is in a state that does not allow this.",
            Moves.Where(m => m.From == from).Select(m => Words.Of(m.To)).Distinct());
    }
}
