using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>What moves an opportunity from state to state.</summary>
public enum Move
{
    Submit,
    Return,
    Publish,
    Pause,
    Resume,
    Close,
    DeadlinePasses,
    LastPlaceTaken,
    PlaceFalls,
    MarkFilled,
    MarkNotFilled,
    Reopen,
    ReopenAtOnce,
    Archive,
    Withdraw,
}

/// <summary>The one table of allowed moves. Nothing else sets a state.</summary>
public static class Transitions
{
    private static readonly Dictionary<(OpportunityState From, Move Move), OpportunityState> Allowed = new()
    {
        [(OpportunityState.Draft, Move.Submit)] = OpportunityState.InReview,
        [(OpportunityState.Draft, Move.Publish)] = OpportunityState.Live,
        [(OpportunityState.Draft, Move.Withdraw)] = OpportunityState.Withdrawn,

        [(OpportunityState.InReview, Move.Return)] = OpportunityState.Returned,
        [(OpportunityState.InReview, Move.Publish)] = OpportunityState.Live,
        // Of a further round only: somebody of an earlier one may accept meanwhile.
        [(OpportunityState.InReview, Move.LastPlaceTaken)] = OpportunityState.Filled,
        [(OpportunityState.InReview, Move.Withdraw)] = OpportunityState.Withdrawn,

        [(OpportunityState.Returned, Move.Submit)] = OpportunityState.InReview,
        [(OpportunityState.Returned, Move.Publish)] = OpportunityState.Live,
        [(OpportunityState.Returned, Move.LastPlaceTaken)] = OpportunityState.Filled,
        [(OpportunityState.Returned, Move.Withdraw)] = OpportunityState.Withdrawn,

        [(OpportunityState.Live, Move.Pause)] = OpportunityState.Paused,
        [(OpportunityState.Live, Move.Close)] = OpportunityState.Closed,
        [(OpportunityState.Live, Move.DeadlinePasses)] = OpportunityState.Closed,
        [(OpportunityState.Live, Move.LastPlaceTaken)] = OpportunityState.Filled,
        [(OpportunityState.Live, Move.Withdraw)] = OpportunityState.Withdrawn,

        [(OpportunityState.Paused, Move.Resume)] = OpportunityState.Live,
        [(OpportunityState.Paused, Move.Close)] = OpportunityState.Closed,
        [(OpportunityState.Paused, Move.DeadlinePasses)] = OpportunityState.Closed,
        [(OpportunityState.Paused, Move.LastPlaceTaken)] = OpportunityState.Filled,
        [(OpportunityState.Paused, Move.Withdraw)] = OpportunityState.Withdrawn,

        [(OpportunityState.Closed, Move.LastPlaceTaken)] = OpportunityState.Filled,
        [(OpportunityState.Closed, Move.MarkFilled)] = OpportunityState.Filled,
        [(OpportunityState.Closed, Move.MarkNotFilled)] = OpportunityState.NotFilled,
        [(OpportunityState.Closed, Move.Reopen)] = OpportunityState.InReview,
        [(OpportunityState.Closed, Move.ReopenAtOnce)] = OpportunityState.Live,
        [(OpportunityState.Closed, Move.Withdraw)] = OpportunityState.Withdrawn,

        [(OpportunityState.Filled, Move.PlaceFalls)] = OpportunityState.Closed,
        [(OpportunityState.Filled, Move.Archive)] = OpportunityState.Archived,

        [(OpportunityState.NotFilled, Move.Reopen)] = OpportunityState.InReview,
        [(OpportunityState.NotFilled, Move.ReopenAtOnce)] = OpportunityState.Live,
        [(OpportunityState.NotFilled, Move.Archive)] = OpportunityState.Archived,
    };

    public static bool IsAllowed(OpportunityState from, Move move) => Allowed.ContainsKey((from, move));

    /// <summary>The states that a move leads to from here.</summary>
    public static IReadOnlyList<OpportunityState> From(OpportunityState state) =>
        [.. Allowed.Where(t => t.Key.From == state).Select(t => t.Value).Distinct().Order()];

    /// <summary>Moves the opportunity, or refuses with the states that are allowed.</summary>
    public static Result<Opportunity> Make(this Opportunity opportunity, Move move) =>
        Allowed.TryGetValue((opportunity.State, move), out var to) ? opportunity with { State = to } : WrongState(opportunity);

    public static Error WrongState(Opportunity opportunity) => Error.Conflict(
        "opportunity.wrong_state",
        $"This cannot be done now: the opportunity is {Said(opportunity.State)}.",
        From(opportunity.State).Select(Word));

    public static string Word(OpportunityState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static string Said(OpportunityState state) => state switch
    {
        OpportunityState.Draft => "a draft",
        OpportunityState.InReview => "waiting for approval",
        OpportunityState.Returned => "back with its writer for changes",
        OpportunityState.Live => "open",
        OpportunityState.NotFilled => "not filled",
        _ => Word(state),
    };
}
