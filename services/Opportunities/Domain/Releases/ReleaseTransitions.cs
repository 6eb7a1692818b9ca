using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>What moves a release from state to state.</summary>
public enum ReleaseMove
{
    Grant,
    GrantWithConditions,
    Defer,
    Refuse,
    Expire,
    AskAgain,
    Cancel,
}

/// <summary>The one table of allowed moves. Nothing else sets a state.</summary>
public static class ReleaseTransitions
{
    private static readonly Dictionary<(ReleaseState From, ReleaseMove Move), ReleaseState> Allowed = new()
    {
        [(ReleaseState.Requested, ReleaseMove.Grant)] = ReleaseState.Granted,
        [(ReleaseState.Requested, ReleaseMove.GrantWithConditions)] = ReleaseState.GrantedWithConditions,
        [(ReleaseState.Requested, ReleaseMove.Defer)] = ReleaseState.Deferred,
        [(ReleaseState.Requested, ReleaseMove.Refuse)] = ReleaseState.Refused,
        [(ReleaseState.Requested, ReleaseMove.Expire)] = ReleaseState.Expired,
        [(ReleaseState.Requested, ReleaseMove.Cancel)] = ReleaseState.Cancelled,

        [(ReleaseState.Deferred, ReleaseMove.AskAgain)] = ReleaseState.Requested,
        [(ReleaseState.Deferred, ReleaseMove.Cancel)] = ReleaseState.Cancelled,
    };

    public static bool IsAllowed(ReleaseState from, ReleaseMove move) => Allowed.ContainsKey((from, move));

    /// <summary>The states that a move leads to from here.</summary>
    public static IReadOnlyList<ReleaseState> From(ReleaseState state) =>
        [.. Allowed.Where(t => t.Key.From == state).Select(t => t.Value).Distinct().Order()];

    /// <summary>Moves the release, or refuses with the states that are allowed.</summary>
    public static Result<Release> Make(this Release release, ReleaseMove move, DateTimeOffset now) =>
        Allowed.TryGetValue((release.State, move), out var to)
            ? release with { State = to, Since = now, WaitingFor = null, By = null }
            : WrongState(release.State);

    public static Error WrongState(ReleaseState state) => Error.Conflict(
        "release.wrong_state", $"This cannot be done now: the release is {Said(state)}.", From(state).Select(Words.Of));

    private static string Said(ReleaseState state) => state switch
    {
        ReleaseState.Requested => "not yet decided",
        ReleaseState.GrantedWithConditions => "granted with conditions",
        ReleaseState.Expired => "ended without an answer in time",
        ReleaseState.Cancelled => "no longer needed",
        _ => Words.Of(state),
    };
}
