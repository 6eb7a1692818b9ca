using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>What moves an application from state to state.</summary>
public enum ApplicationMove
{
    Submit,
    Shortlist,
    Invite,
    Offer,
    Accept,
    Decline,
    Withdraw,
    NotSelect,
    Lapse,
}

/// <summary>The one table of allowed moves. Nothing else sets a state.</summary>
public static class ApplicationTransitions
{
    private static readonly Dictionary<(ApplicationState From, ApplicationMove Move), ApplicationState> Allowed = new()
    {
        [(ApplicationState.Draft, ApplicationMove.Submit)] = ApplicationState.Submitted,
        [(ApplicationState.Draft, ApplicationMove.Withdraw)] = ApplicationState.Withdrawn,

        [(ApplicationState.Submitted, ApplicationMove.Shortlist)] = ApplicationState.Shortlisted,
        [(ApplicationState.Submitted, ApplicationMove.NotSelect)] = ApplicationState.NotSelected,
        [(ApplicationState.Submitted, ApplicationMove.Withdraw)] = ApplicationState.Withdrawn,
        [(ApplicationState.Submitted, ApplicationMove.Lapse)] = ApplicationState.Lapsed,

        [(ApplicationState.Shortlisted, ApplicationMove.Invite)] = ApplicationState.Interview,
        [(ApplicationState.Shortlisted, ApplicationMove.Offer)] = ApplicationState.Offered,
        [(ApplicationState.Shortlisted, ApplicationMove.NotSelect)] = ApplicationState.NotSelected,
        [(ApplicationState.Shortlisted, ApplicationMove.Withdraw)] = ApplicationState.Withdrawn,
        [(ApplicationState.Shortlisted, ApplicationMove.Lapse)] = ApplicationState.Lapsed,

        [(ApplicationState.Interview, ApplicationMove.Offer)] = ApplicationState.Offered,
        [(ApplicationState.Interview, ApplicationMove.NotSelect)] = ApplicationState.NotSelectedAfterInterview,
        [(ApplicationState.Interview, ApplicationMove.Withdraw)] = ApplicationState.Withdrawn,
        [(ApplicationState.Interview, ApplicationMove.Lapse)] = ApplicationState.Lapsed,

        [(ApplicationState.Offered, ApplicationMove.Accept)] = ApplicationState.Accepted,
        [(ApplicationState.Offered, ApplicationMove.Decline)] = ApplicationState.Declined,
        [(ApplicationState.Offered, ApplicationMove.Withdraw)] = ApplicationState.Withdrawn,
        [(ApplicationState.Offered, ApplicationMove.Lapse)] = ApplicationState.Lapsed,

        [(ApplicationState.Accepted, ApplicationMove.Withdraw)] = ApplicationState.Withdrawn,
    };

    public static bool IsAllowed(ApplicationState from, ApplicationMove move) => Allowed.ContainsKey((from, move));

    /// <summary>Some move leads on from here.</summary>
    public static bool IsOpen(ApplicationState state) => Allowed.Keys.Any(k => k.From == state);

    /// <summary>The states that a move leads to from here.</summary>
    public static IReadOnlyList<ApplicationState> From(ApplicationState state) =>
        [.. Allowed.Where(t => t.Key.From == state).Select(t => t.Value).Distinct().Order()];

    /// <summary>Moves the application, or refuses with the states that are allowed.</summary>
    public static Result<Application> Make(this Application application, ApplicationMove move, DateTimeOffset now) =>
        Allowed.TryGetValue((application.State, move), out var to)
            ? application with { State = to, Since = now }
            : WrongState(application.State);

    public static Error WrongState(ApplicationState state) => Error.Conflict(
        "application.wrong_state", $"This cannot be done now: the application is {Said(state)}.", From(state).Select(Words.Of));

    private static string Said(ApplicationState state) => state switch
    {
        ApplicationState.Draft => "not sent",
        ApplicationState.Submitted => "sent",
        ApplicationState.Interview => "at interview",
        ApplicationState.Offered => "waiting for an answer to an offer",
        ApplicationState.NotSelected => "not selected",
        ApplicationState.NotSelectedAfterInterview => "not selected after interview",
        ApplicationState.Lapsed => "ended without an answer",
        _ => Words.Of(state),
    };
}
