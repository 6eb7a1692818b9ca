using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;

namespace Secondments.Portal.Frame;

/// <summary>What managers and releasers read and choose from.</summary>
internal static class ReleaseWords
{
    public static IReadOnlyList<Choice> Reasons { get; } =
        [.. Choice.All<ReleaseReason>(Of).Select(c => c with { Divider = c.Value == "something_else" })];

    /// <summary>Conditions that are often made; others are typed.</summary>
    public static IReadOnlyList<Choice> Conditions { get; } =
        [.. new[] { "Cover for the work is in place first", "The start date is agreed with us", "Fewer days a week than asked for", "A shorter time than asked for", "Back for our busy weeks, on dates we agree" }.Select(c => new Choice(c, c))];

    public static string Of(ReleaseReason reason) => reason switch
    {
        ReleaseReason.CoverNotFound => "Cover not found",
        ReleaseReason.Timing => "Timing",
        ReleaseReason.TimeHere => "Too long or too short a time here",
        ReleaseReason.CostOrPay => "Cost or pay terms",
        ReleaseReason.Duties => "Duties that cannot be left",
        ReleaseReason.ConflictOfInterest => "Conflict of interest",
        _ => "Something else",
    };

    public static string Of(ManagerAnswer answer) => answer switch
    {
        ManagerAnswer.Yes => "Yes",
        ManagerAnswer.YesWithConditions => "Yes, with conditions",
        ManagerAnswer.YesLater => "Yes, but later",
        ManagerAnswer.No => "No",
        _ => "I am not the right person",
    };

    public static IReadOnlyList<Choice> Answers { get; } = Choice.All<ManagerAnswer>(Of, answer => answer switch
    {
        ManagerAnswer.YesWithConditions => "You say which on the next page",
        ManagerAnswer.YesLater => "You say from when on the next page",
        ManagerAnswer.No => "You choose a reason on the next page",
        ManagerAnswer.NotMe => "You can say who is",
        _ => null!,
    });

    /// <summary>Who pays, from the employer's side.</summary>
    public static string WhoPays(ReleaseOpportunity post) => post.Salary switch
    {
        SalaryArrangement.HomePays => "Your organisation keeps paying the salary",
        SalaryArrangement.HostPays => $"{post.HostName} pays the salary",
        SalaryArrangement.Shared when post.HomeShare is { } share => $"Your organisation pays {share}% of the salary, {post.HostName} {100 - share}%",
        SalaryArrangement.Shared => $"Your organisation and {post.HostName} share the salary",
        _ => "Who pays the salary is to be agreed",
    };

    public static string Time(ReleaseOpportunity post) => (post.Pattern, post.DaysPerWeek) switch
    {
        (_, { } days) => $"{days:0.#} days a week",
        (WorkingPattern.FullTime, _) => "Full time",
        ({ } pattern, _) => Labels.Of(pattern),
        _ => "To be agreed",
    };

    public static string Waits(ReleaseWaitingFor? waitingFor, string managerName) => waitingFor switch
    {
        ReleaseWaitingFor.Manager => managerName,
        ReleaseWaitingFor.AddressConfirmation => "HR to confirm the manager's address",
        ReleaseWaitingFor.AnotherManager => "another manager to be named",
        _ => "HR to decide",
    };

    /// <summary>The state for those who decide.</summary>
    public static StateLabel LabelOf(ReleaseState state, ReleaseWaitingFor? waitingFor, DateOnly? notBefore = null) => state is ReleaseState.Requested
        ? waitingFor is ReleaseWaitingFor.Manager ? new("With the manager", "yellow") : new("Your decision needed", "orange")
        : StateLabels.Of(state, StateReader.Other, ReleaseWaits.Hr, notBefore);

    /// <summary>One line of the timeline.</summary>
    public static string Of(TimelineEntry moment, string person) => moment.What switch
    {
        "release_requested" => $"{person} asked to be released",
        "manager_changed" => $"{person} named another manager",
        "manager_confirmed" => "HR confirmed the manager's address",
        "manager_silent" => "The manager did not answer in time",
        "manager_yes" => $"{moment.Line} answered: yes",
        "manager_yes_with_conditions" => $"{moment.Line} answered: yes, with conditions",
        "manager_yes_later" => $"{moment.Line} answered: yes, but later",
        "manager_no" => $"{moment.Line} answered: no",
        "manager_not_me" => $"{moment.Line} said that they are not the right person",
        "reminded" => $"{person} sent a reminder",
        "link_renewed" => "A new link was sent to the manager",
        "start_moved" => "The host moved the start",
        "release_granted" => "Released",
        "release_granted_with_conditions" => "Released, with conditions",
        "release_deferred" => "Not before a date",
        "release_refused" => "Not released",
        "release_expired" => "No answer in time",
        "release_cancelled" => "The application ended: nothing to decide any more",
        _ => "Changed",
    };

    /// <summary>The lines of a text as conditions, after those that were ticked.</summary>
    public static IReadOnlyList<string> Together(IEnumerable<string> ticked, string? typed) =>
        [.. ticked.Where(t => Conditions.Any(c => c.Value == t)), .. (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
