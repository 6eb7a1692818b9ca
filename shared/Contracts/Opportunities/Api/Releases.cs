using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>Whose move a requested release waits for.</summary>
public enum ReleaseWaitingFor
{
    Manager,
    /// <summary>A releaser, who confirms the manager's address before anything is sent to it.</summary>
    AddressConfirmation,
    /// <summary>The person or a releaser, who name another manager: the one asked wasn't the right one.</summary>
    AnotherManager,
    /// <summary>A releaser, who decides.</summary>
    Releaser,
}

/// <summary>What a line manager answers.</summary>
public enum ManagerAnswer
{
    Yes,
    YesWithConditions,
    YesLater,
    No,
    NotMe,
}

/// <summary>Why home doesn't release. Never shown to the host.</summary>
public enum ReleaseReason
{
    CoverNotFound,
    Timing,
    TimeHere,
    CostOrPay,
    Duties,
    ConflictOfInterest,
    SomethingElse,
}

/// <summary>The opportunity as home needs it to decide.</summary>
public sealed record ReleaseOpportunity(
    OpportunityId Id,
    string Ref,
    string Slug,
    string Title,
    string HostName,
    Sector HostSector,
    DateOnly? Start,
    int? LengthWeeks,
    WorkingPattern? Pattern,
    decimal? DaysPerWeek,
    string? Place,
    SalaryArrangement? Salary,
    int? HomeShare,
    string? SalaryNote);

/// <summary><c>GET /api/releases/{id}</c>: home's own view, for its releasers.</summary>
/// <param name="ConfirmBecause">Why the manager's address wants confirming: <c>outside_domain</c>, <c>same_as_applicant</c>.</param>
/// <param name="SuggestedManagerEmail">Whom the manager asked named instead. Nothing is sent there until somebody at home says so.</param>
/// <param name="ManagerAnswerIsFinal">Home's policy when it was asked.</param>
/// <param name="By">By when whoever it waits for is asked to answer.</param>
public sealed record ReleaseAnswer(
    ReleaseId Id,
    string Ref,
    ReleaseState State,
    ReleaseWaitingFor? WaitingFor,
    PersonId Person,
    string PersonName,
    OrganisationId Home,
    ReleaseOpportunity Opportunity,
    DateTimeOffset RequestedAt,
    DateTimeOffset Since,
    DateTimeOffset? By,
    string ManagerName,
    string ManagerEmail,
    string? LinesToManager,
    string? ConfirmBecause,
    string? SuggestedManagerEmail,
    bool ManagerAnswerIsFinal,
    bool ManagerDidNotAnswer,
    ManagerAnswerGiven? ManagerAnswer,
    ReleaseDecision? Decision,
    int AlsoAway,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<TimelineEntry> Timeline);

/// <summary>What the line manager said.</summary>
public sealed record ManagerAnswerGiven(
    ManagerAnswer Answer,
    IReadOnlyList<string> Conditions,
    DateOnly? NotBefore,
    ReleaseReason? Reason,
    string? LineForPerson,
    string? LineForHr,
    bool CoverNeeded,
    string? Cover,
    string AnsweredBy,
    bool StandingIn,
    DateTimeOffset At);

/// <summary>What home decided.</summary>
public sealed record ReleaseDecision(
    ReleaseState State,
    IReadOnlyList<string> Conditions,
    DateOnly? NotBefore,
    ReleaseReason? Reason,
    string? LineForPerson,
    string? LineForHr,
    string? Cover,
    DateTimeOffset At);

/// <summary>
/// A row of <c>GET /api/releases?organisation=</c>. Filter <c>state</c> (repeatable), <c>due</c> (<c>overdue</c>, <c>today</c>, <c>week</c>), sort
/// <c>due</c> (the default), <c>start</c> or <c>oldest</c>.
/// </summary>
/// <param name="By">By when home is asked to answer.</param>
public sealed record ReleaseListItem(
    ReleaseId Id,
    string Ref,
    ReleaseState State,
    ReleaseWaitingFor? WaitingFor,
    PersonId Person,
    string PersonName,
    string Title,
    string HostName,
    DateOnly? Start,
    int? LengthWeeks,
    DateTimeOffset RequestedAt,
    DateTimeOffset? By,
    string ManagerName,
    ManagerAnswer? ManagerAnswer);

/// <summary><c>POST /api/releases/{id}/grant</c>. With conditions it becomes <c>granted_with_conditions</c>.</summary>
public sealed record GrantReleaseRequest(IReadOnlyList<string>? Conditions = null, string? LineForPerson = null, string? LineForHr = null, string? Cover = null);

/// <summary><c>POST /api/releases/{id}/defer</c>.</summary>
public sealed record DeferReleaseRequest(DateOnly? NotBefore = null, string? LineForPerson = null, string? LineForHr = null);

/// <summary><c>POST /api/releases/{id}/refuse</c>.</summary>
public sealed record RefuseReleaseRequest(ReleaseReason? Reason = null, string? LineForPerson = null, string? LineForHr = null);

/// <summary>
/// <c>POST /api/releases/{id}/confirm-manager</c>: a releaser confirms the address that was given, or names another. A new link is
/// sent there; the old one ends.
/// </summary>
public sealed record ConfirmManagerRequest(string? Name = null, string? Email = null);

/// <summary><c>POST /api/release-links/view</c>, answers <see cref="ReleaseLinkView"/>; <c>POST /api/release-links/renew</c>, answers 204 whatever it finds.</summary>
/// <param name="Token">The whole of what stood in the link.</param>
public sealed record ReleaseLinkRequest(string? Token = null);

public enum ReleaseLinkState
{
    Open,
    /// <summary>Answered: only <see cref="ReleaseLinkView.At"/> and the contact are told.</summary>
    Answered,
    /// <summary>Past its date, or a newer link took its place.</summary>
    Ended,
    /// <summary>The application ended, or home decided.</summary>
    NothingToDecide,
}

/// <summary>What the holder of a line manager's link sees. Facts are null unless it is open.</summary>
/// <param name="At">When it was answered or ended; for an open one, the last instant to answer.</param>
/// <param name="CanRenew">Whether a new link may be sent to the address that this one was sent to.</param>
public sealed record ReleaseLinkView(
    ReleaseLinkState State,
    DateTimeOffset? At,
    bool CanRenew,
    string HomeName,
    ReleaseLinkFacts? Facts);

/// <param name="AnswerIsFinal">Whether this answer decides, or a releaser confirms it.</param>
public sealed record ReleaseLinkFacts(
    string PersonName,
    string ManagerName,
    string? Lines,
    bool AnswerIsFinal,
    ReleaseOpportunity Opportunity);

/// <summary><c>POST /api/release-links/answer</c>, answers <see cref="ManagerAnswerTaken"/>.</summary>
/// <param name="Conditions">Needed with <see cref="Api.ManagerAnswer.YesWithConditions"/>; up to 10 of up to 300 characters.</param>
/// <param name="NotBefore">Needed with <see cref="Api.ManagerAnswer.YesLater"/>.</param>
/// <param name="Reason">Needed with <see cref="Api.ManagerAnswer.No"/>.</param>
/// <param name="LineForPerson">The applicant reads it.</param>
/// <param name="LineForHr">For home's releasers only.</param>
/// <param name="CoverNeeded">Whether somebody must cover the work; needed with each yes. <paramref name="Cover"/> says how.</param>
/// <param name="AnsweredBy">The answerer's name.</param>
/// <param name="StandingIn">They answer in the named manager's place.</param>
/// <param name="RightPersonEmail">With <see cref="Api.ManagerAnswer.NotMe"/>: who at the same organisation should be asked.</param>
public sealed record ManagerAnswerRequest(
    string? Token = null,
    ManagerAnswer? Answer = null,
    IReadOnlyList<string>? Conditions = null,
    DateOnly? NotBefore = null,
    ReleaseReason? Reason = null,
    string? LineForPerson = null,
    string? LineForHr = null,
    bool? CoverNeeded = null,
    string? Cover = null,
    string? AnsweredBy = null,
    bool? StandingIn = null,
    string? RightPersonEmail = null);

/// <param name="State">The release after the answer: still <c>requested</c> where a releaser confirms it.</param>
public sealed record ManagerAnswerTaken(ReleaseState State, ReleaseWaitingFor? WaitingFor, DateTimeOffset At);
