using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>
/// <c>GET /api/applications/{id}</c>. The applicant gets <see cref="Mine"/>, a chooser of the host <see cref="Candidate"/>,
/// each the other part as null: a party never reads what isn't theirs.
/// </summary>
/// <param name="Ref">8 characters, as in the page's address.</param>
/// <param name="With">Who has it now.</param>
/// <param name="Since">Since when they have it.</param>
/// <param name="By">By when they must act, where there is a limit.</param>
/// <param name="Allowed">What the present state lets the caller do: <c>save</c>, <c>submit</c>, <c>shortlist</c>, <c>invite</c>, <c>offer</c>, <c>accept</c>, <c>decline</c>, <c>withdraw</c>, <c>not-select</c>, <c>note</c>, <c>manager</c>, <c>remind</c>.</param>
/// <param name="Timeline">Newest first; only what the caller may read.</param>
public sealed record ApplicationAnswer(
    ApplicationId Id,
    string Ref,
    ApplicationState State,
    OpportunityBrief Opportunity,
    ApplicationWith With,
    DateTimeOffset Since,
    DateTimeOffset? By,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    InterviewAnswer? Interview,
    OfferAnswer? Offer,
    EndingAnswer? Ending,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<TimelineEntry> Timeline,
    ApplicantPart? Mine,
    CandidatePart? Candidate)
{
    /// <summary>In which it was sent, or will be.</summary>
    public int Round { get; init; } = 1;
}

/// <summary>Who has it now, seen from the exchange.</summary>
public enum ApplicationWith
{
    Applicant,
    Host,
    /// <summary>The line manager, where an offer waits for the release.</summary>
    Manager,
    /// <summary>Home's releasers, where an offer waits for the release.</summary>
    Releaser,
    Nobody,
}

/// <summary>The opportunity as the application knew it when it last moved, so that it can be read when the post is gone.</summary>
public sealed record OpportunityBrief(
    OpportunityId Id,
    string Ref,
    string Slug,
    string Title,
    OrganisationId Host,
    string HostName,
    DateOnly? Start,
    int? LengthWeeks,
    DateTimeOffset? ClosesAt);

public sealed record InterviewAnswer(DateTimeOffset InvitedAt, DateTimeOffset? At, string? Details);

/// <param name="AnswerBy">The last instant at which it can be accepted.</param>
public sealed record OfferAnswer(DateTimeOffset MadeAt, DateTimeOffset AnswerBy, string? Terms, DateTimeOffset? AnsweredAt);

/// <param name="Reason">A code: of <see cref="NotSelectedReason"/> or <see cref="PersonReason"/>, or <c>offer_not_answered</c>, <c>places_filled</c>, <c>opportunity_withdrawn</c>, <c>draft_kept_a_year</c>.</param>
/// <param name="Line">What was written for the reader of this answer.</param>
public sealed record EndingAnswer(DateTimeOffset At, string Reason, string? Line);

/// <param name="What">A code: <c>started</c>, <c>reopened</c>, <c>terms_changed</c>, <c>submitted</c>, <c>shortlisted</c>, <c>invited</c>, <c>offered</c>, <c>accept_tried</c>, <c>accepted</c>, <c>declined</c>, <c>withdrawn</c>, <c>not_selected</c>, <c>lapsed</c>, <c>release_…</c> with a state of the release, <c>note</c>.</param>
/// <param name="Who"><c>applicant</c>, <c>host</c>, <c>home</c> or <c>exchange</c>.</param>
/// <param name="OnlyYours">The other side doesn't read this line.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What, string Who, string? Line = null, bool OnlyYours = false);

/// <summary>What only the applicant sees.</summary>
/// <param name="Home">Their employer in this application; null while a draft names none.</param>
/// <param name="SavedAt">When the answers were last saved.</param>
/// <param name="Release">Null until the manager is asked.</param>
public sealed record ApplicantPart(
    OrganisationId? Home,
    string? HomeName,
    ApplicationAnswers Answers,
    DateTimeOffset SavedAt,
    ProfileSnapshot? Profile,
    ReleaseLine? Release)
{
    /// <summary>What changed in the post since it was begun, newest first; the last few.</summary>
    public IReadOnlyList<TermsNoticeAnswer> TermsChanged { get; init; } = [];
}

/// <summary>A change of the post that the applicant was told of.</summary>
public sealed record TermsNoticeAnswer(DateTimeOffset At, IReadOnlyList<TermChange> Changes);

/// <summary>The release as the applicant sees it.</summary>
/// <param name="WaitingFor">Who is asked, while it is requested.</param>
/// <param name="By">By when they are asked to answer.</param>
/// <param name="Line">What home wrote for them.</param>
/// <param name="AnsweredBy">The name that the manager's answer was given under, with <paramref name="StandingIn"/>.</param>
/// <param name="RemindFrom">From when they may send a reminder; null when nobody can be reminded.</param>
public sealed record ReleaseLine(
    ReleaseId Id,
    ReleaseState State,
    ReleaseWaitingFor? WaitingFor,
    DateTimeOffset Since,
    DateTimeOffset? By,
    IReadOnlyList<string> Conditions,
    DateOnly? NotBefore,
    string? Line,
    string ManagerName,
    string ManagerEmail,
    string? AnsweredBy,
    bool StandingIn,
    DateTimeOffset? RemindFrom);

/// <summary>What only the host's choosers see: the frozen application, the release's outcome and conditions, their own notes.</summary>
public sealed record CandidatePart(
    PersonId Person,
    string Name,
    string Email,
    OrganisationId Home,
    string HomeName,
    Sector HomeSector,
    CandidateAnswers Answers,
    ProfileSnapshot? Profile,
    IReadOnlyList<SkillFit> Fit,
    CandidateRelease Release,
    IReadOnlyList<NoteAnswer> Notes);

/// <summary>The part of the answers that is written for the host.</summary>
/// <param name="Adjustments">Null unless the person is invited, offered or accepted now: it isn't used to choose.</param>
public sealed record CandidateAnswers(string? AboutYou, IReadOnlyList<SkillExample> Skills, string? Why, string? Dates, string? Adjustments = null);

/// <summary>One skill wanted, and what the application says of it.</summary>
/// <param name="Held">The level in the profile; null when it isn't named there.</param>
public sealed record SkillFit(string Skill, SkillLevel? Wanted, bool Essential, bool Named, SkillLevel? Held);

/// <summary>What a host may know of a release: never the reasons.</summary>
/// <param name="State">Null when home hasn't been asked.</param>
public sealed record CandidateRelease(ReleaseState? State, IReadOnlyList<string> Conditions, DateOnly? NotBefore);

public sealed record NoteAnswer(DateTimeOffset At, PersonId? By, string Text);

/// <summary>A row of <c>GET /api/applications</c>: the caller's own. Filter <c>state</c> (repeatable), sort <c>changed</c> (newest change first, the default) or <c>closing</c>.</summary>
/// <param name="Release">Null until home is asked.</param>
public sealed record ApplicationListItem(
    ApplicationId Id,
    string Ref,
    ApplicationState State,
    OpportunityBrief Opportunity,
    OrganisationId? Home,
    ApplicationWith With,
    DateTimeOffset Since,
    DateTimeOffset? By,
    DateTimeOffset ChangedAt,
    ReleaseState? Release,
    string? EndingReason);

/// <summary>
/// A row of <c>GET /api/opportunities/{id}/applications</c>: the people who applied, for the host. Filter <c>stage</c> (a state, repeatable) and
/// <c>release</c> (a release state or <c>not_asked</c>, repeatable), sort <c>newest</c> (the default), <c>waiting</c> (longest first) or <c>fit</c>.
/// </summary>
/// <param name="SkillsMet">How many of the skills wanted the application names.</param>
/// <param name="Round">In which it was sent; also a filter, <c>round</c>.</param>
public sealed record CandidateListItem(
    ApplicationId Id,
    string Ref,
    ApplicationState State,
    string Name,
    OrganisationId Home,
    string HomeName,
    Sector HomeSector,
    DateTimeOffset SubmittedAt,
    DateTimeOffset Since,
    DateTimeOffset? AnswerBy,
    ReleaseState? Release,
    bool ReleaseHasConditions,
    int SkillsMet,
    int SkillsWanted,
    int? Band,
    int Round);

/// <summary><c>GET /api/opportunities/{id}/stages</c>: the host's people by state (only states that somebody is in), with how many drafts were never sent (a number only).</summary>
public sealed record StagesAnswer(IReadOnlyDictionary<string, int> Stages, int DraftsNotSent);

/// <summary><c>GET /api/opportunities/{id}/eligibility?home=</c>: may I apply, and why not.</summary>
public sealed record EligibilityAnswer(bool CanApply, OrganisationId? Home, IReadOnlyList<ConditionAnswer> Conditions, ApplicationId? OpenApplication);

public enum ConditionMet
{
    Met,
    NotMet,
    /// <summary>For the person to judge: it doesn't hinder.</summary>
    ToCheck,
}

/// <param name="Condition"><c>open</c>, <c>employer</c>, <c>sector</c>, <c>organisation</c>, <c>grade</c>, <c>skills</c>, <c>clearance</c>, <c>dates</c>, <c>applied</c>.</param>
/// <param name="Detail">A sentence for the page.</param>
public sealed record ConditionAnswer(string Condition, ConditionMet Met, string Detail);
