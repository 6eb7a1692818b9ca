using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>Starts a draft; an open application is answered as it is.</summary>
public sealed record StartApplication(
    string Ref, string ReleaseRef, PersonId Applicant, ApplicantContact Contact, Post Post, Employer? Home) : ICommand<ApplicationStarted>;

/// <param name="Existed">It was open already.</param>
public sealed record ApplicationStarted(ApplicationId Application, bool Existed);

public sealed record SaveAnswers(ApplicationAnswers Answers) : ICommand<Done>;

/// <param name="Home">The employer, of which the feature found the applicant to be a member.</param>
/// <param name="Contact">Name and address as the account has them now.</param>
public sealed record SubmitApplication(ProfileSnapshot? Profile, ApplicantContact Contact, Post Post, Employer? Home) : ICommand<Done>;

/// <param name="Home">For the release, where the manager is to be asked now.</param>
public sealed record ShortlistApplication(string? Note, HostFacts Host, Employer? Home) : ICommand<Done>;

public sealed record InviteApplicant(DateTimeOffset? At, string? Details) : ICommand<Done>;

public sealed record MakeOffer(DateOnly? AnswerBy, string? Terms, Post Post) : ICommand<Done>;

public sealed record NotSelectApplication(NotSelectedReason? Reason, string? Line, string? Note) : ICommand<Done>;

public sealed record AddNote(string? Text) : ICommand<Done>;

/// <summary>
/// The applicant says yes. The claim on a place follows, on the opportunity, and its answer comes back as
/// <see cref="SettleClaim"/>: only then is it accepted.
/// </summary>
public sealed record AcceptOffer : ICommand<Done>;

/// <summary>
/// The opportunity's answer to an application that is being accepted. Never refuses: where the application no longer wants
/// the place, it gives it back by follow-up.
/// </summary>
public sealed record SettleClaim(bool Claimed) : ICommand<ClaimSettled>;

/// <param name="Accepted">The application is accepted now.</param>
/// <param name="PlacesFilled">It ended because others took the places.</param>
public sealed record ClaimSettled(bool Accepted, bool PlacesFilled);

public sealed record DeclineOffer(PersonReason? Reason, string? Line) : ICommand<Done>;

public sealed record WithdrawApplication(PersonReason? Reason, string? Line) : ICommand<Done>;

/// <summary>The opportunity ended under it. <paramref name="Reason"/>: <c>opportunity_withdrawn</c>.</summary>
public sealed record EndWithOpportunity(string Reason) : ICommand<Done>;

/// <summary>The release's follow-up: how it stands now.</summary>
public sealed record FollowRelease(ReleaseCopy Release) : ICommand<Done>;

/// <summary>Reminder: the offer made at that moment has not been answered by its date.</summary>
public sealed record LapseOffer(DateTimeOffset MadeAt) : ICommand<Done>;

/// <summary>Reminder: one working day is left to answer the offer.</summary>
public sealed record RemindOfOffer(DateTimeOffset MadeAt) : ICommand<Done>;

/// <summary>Reminder: the opportunity closes tomorrow and the draft isn't sent.</summary>
public sealed record RemindOfDraft : ICommand<Done>;

/// <summary>Reminder: the opportunity has closed and the draft was not sent.</summary>
public sealed record TellDraftIsKept : ICommand<Done>;

/// <summary>The opportunity changed under a draft: it closed, opened again, or has another closing date.</summary>
public sealed record FollowPost(Post Post) : ICommand<Done>;

/// <summary>The employer of somebody whose draft has none is verified, and they belong to it.</summary>
public sealed record EmployerJoined(Employer Home) : ICommand<Done>;

/// <summary>The applicant is erased.</summary>
public sealed record EraseApplicant : ICommand<Done>;

/// <summary>Reminder: what was sent has been kept long enough.</summary>
public sealed record ForgetApplication : ICommand<Done>;

/// <summary>Dates, pay or eligibility of the post changed.</summary>
public sealed record FollowTerms(Post Post, IReadOnlyList<TermChange> Changes, DateTimeOffset ChangedAt) : ICommand<Done>;

/// <summary>Reminder: a draft untouched for a year is emptied.</summary>
public sealed record ForgetDraft : ICommand<Done>;

/// <summary>Reminder: the ending is told, at a decent hour.</summary>
public sealed record TellEnding : ICommand<Done>;

/// <summary>A letter to the host's people; the feature found their addresses.</summary>
/// <param name="What"><c>submitted</c>, <c>accepted</c> or <c>release_decided</c>.</param>
public sealed record TellHost(string What, IReadOnlyList<string> Addresses) : ICommand<Done>;
