using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;

namespace Secondments.Portal.Frame;

/// <summary>What an applicant reads about where their application stands: who has it, what comes next, why it ended.</summary>
internal static class ApplicationWords
{
    public static IReadOnlyList<Choice> Reasons { get; } =
        [.. Choice.All<PersonReason>(Of, r => r is PersonReason.FamilyOrHealth ? "Nothing more is asked" : null!).Select(c => c with { Divider = c.Value == "something_else" })];

    public static string Of(PersonReason reason) => reason switch
    {
        PersonReason.AnotherOffer => "I took another offer",
        PersonReason.Timing => "The timing does not suit",
        PersonReason.FamilyOrHealth => "Family or health",
        PersonReason.Terms => "The terms",
        PersonReason.ManagersAdvice => "My manager's advice",
        PersonReason.ChangedMind => "I changed my mind",
        _ => "Something else",
    };

    /// <summary>What a condition says, with grades in the reader's words.</summary>
    /// <param name="own">The reader's own band, where their profile names one.</param>
    public static string Of(ConditionAnswer condition, OpportunityDetails post, int? own, Ladder ladder)
    {
        if (condition.Condition != "grade" || post.Band is not { } from) return condition.Detail;
        var asked = $"It is for {Say.Grade(from, post.BandTo, ladder, ladder)}";
        return own is { } band ? $"{asked}; yours is {Band.Name(band, ladder)}." : $"{asked}. Your profile names no grade.";
    }

    /// <summary>Who has it, as a sentence without its full stop.</summary>
    public static string WhoHas(ApplicationState state, ApplicationWith with, OpportunityBrief post, string? manager = null) => with switch
    {
        ApplicationWith.Applicant when state is ApplicationState.Draft => "You have it: it is not sent yet",
        ApplicationWith.Applicant => "You have it: your answer is needed",
        ApplicationWith.Host => $"{post.HostName} has it",
        ApplicationWith.Manager => $"{manager ?? "Your manager"} has it: they decide whether you can go",
        ApplicationWith.Releaser => "Your HR team has it: they decide whether you can go",
        _ when state is ApplicationState.Accepted => "You have the place",
        _ => "Nobody has to do anything",
    };

    /// <summary>What comes next, for one that is open.</summary>
    public static string? Next(ApplicationAnswer application, DateTimeOffset now) => application.State switch
    {
        ApplicationState.Submitted when application.Opportunity.ClosesAt is { } closes && closes > now =>
            $"{application.Opportunity.HostName} chooses people after it closes on {Say.Deadline(closes)}",
        ApplicationState.Submitted => $"{application.Opportunity.HostName} reads the applications and tells you either way",
        ApplicationState.Shortlisted => "They invite you to an interview, make an offer, or tell you that you were not selected",
        ApplicationState.Interview => "After the interview they make an offer, or tell you that you were not selected",
        ApplicationState.Offered when application.With is ApplicationWith.Applicant => "You accept or decline the offer",
        ApplicationState.Offered => "When your home organisation (your employer) has released you, you can accept the offer",
        ApplicationState.Accepted => $"You, your employer and {application.Opportunity.HostName} agree the terms in writing before you start",
        _ => null,
    };

    /// <summary>Why it ended, and what can be done now, as sentences.</summary>
    public static string? Ended(ApplicationAnswer application) => application.Ending is not { } ending ? null : ending.Reason switch
    {
        "essential_skill" => "They needed an essential skill that your application did not show.",
        "level" => "They looked for another level of experience.",
        "dates" => "The dates did not fit.",
        "someone_closer" => "Somebody was closer to what they need.",
        "post_withdrawn" or "opportunity_withdrawn" => $"{application.Opportunity.HostName} has withdrawn the opportunity. This is not about you.",
        "places_filled" => "The last place was taken by another. This is not about you.",
        "offer_not_answered" => "The offer was not answered in time.",
        "draft_kept_a_year" => "The draft was not sent within a year. What was in it is deleted.",
        "draft" => "You gave up the draft.",
        _ when application.State is ApplicationState.Withdrawn or ApplicationState.Declined => Choice.Read<PersonReason>(ending.Reason) is { } reason ? $"Your reason: {Lower(Of(reason))}." : null,
        _ => null,
    };

    /// <summary>The applicant's timeline.</summary>
    public static IEnumerable<TimelineLine> Lines(ApplicationAnswer application) => application.Timeline
        .Where(m => m.What != "accept_tried" || application.State is not ApplicationState.Accepted)
        .Select(m => new TimelineLine(m.At, Timeline.Who(m, "You", $"{application.Opportunity.HostName}, host", "Your employer"), Of(m, application)));

    /// <summary>One line of the timeline.</summary>
    public static string Of(TimelineEntry moment, ApplicationAnswer application)
    {
        var host = application.Opportunity.HostName;
        return moment.What switch
        {
            "started" => "You started the application",
            "reopened" => $"{host} opened it again, and your draft was kept",
            "terms_changed" => $"{host} changed the opportunity: {moment.Line?.ToLowerInvariant()}",
            "submitted" => "You sent the application",
            "shortlisted" => $"{host} put you on the shortlist",
            "invited" => $"{host} invited you to an interview",
            "offered" => $"{host} made you an offer",
            "accept_tried" => "You pressed Accept offer",
            "accepted" => "You accepted the offer",
            "declined" => "You declined the offer",
            "withdrawn" => "You withdrew the application",
            "not_selected" => $"{host} did not select you",
            "lapsed" => moment.Line == "places_filled" ? "The last place was taken by another" : "It ended without an answer",
            "release_requested" => "Your employer was asked to release you",
            "release_granted" => "Your employer releases you",
            "release_granted_with_conditions" => "Your employer releases you, with conditions",
            "release_deferred" => moment.Line is null ? "Your employer releases you later" : $"Your employer releases you, but not before {moment.Line}",
            "release_refused" => "Your employer does not release you",
            "release_expired" => "Your employer did not answer in time",
            "release_cancelled" => "Your employer has nothing to decide any more",
            _ => $"{host} added something",
        };
    }

    /// <summary>In a letter's or list's few words: who it waits for.</summary>
    public static string Waits(ReleaseLine release) => release.WaitingFor switch
    {
        ReleaseWaitingFor.Manager => release.ManagerName,
        ReleaseWaitingFor.AddressConfirmation => "your HR team, who check your manager's address first",
        ReleaseWaitingFor.AnotherManager => "you or your HR team to name another manager",
        _ => "your HR team",
    };

    public static StateLabel LabelOf(ReleaseLine release) => StateLabels.Of(
        release.State, StateReader.Person, release.WaitingFor is ReleaseWaitingFor.Manager ? ReleaseWaits.Manager : ReleaseWaits.Hr, release.NotBefore);

    public static string Of(ConditionMet met) => met switch
    {
        ConditionMet.Met => "Met",
        ConditionMet.NotMet => "Not met",
        _ => "For you to check",
    };

    public static string NameOf(string condition) => condition switch
    {
        "open" => "Open now",
        "employer" => "Your employer",
        "sector" => "Sector",
        "organisation" => "Organisation",
        "grade" => "Grade",
        "skills" => "Skills",
        "clearance" => "Clearance",
        "dates" => "Dates",
        _ => Say.Sentence(condition),
    };

    private static string Lower(string text) => text.StartsWith("I ", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
