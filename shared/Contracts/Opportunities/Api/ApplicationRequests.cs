using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>
/// <c>POST /api/opportunities/{id}/applications</c>. Answers 201 with <see cref="ApplicationAnswer"/>; when the person has an
/// open application to this opportunity, that one (200).
/// </summary>
/// <param name="Home">The employer. Left out, it is the one organisation that the person is a member of, or none yet: a draft can wait for it.</param>
public sealed record StartApplicationRequest(OrganisationId? Home = null);

/// <summary>
/// <c>POST /api/applications/{id}/submit</c>. The profile as the applicant sees it when they send: it is frozen with the
/// answers. Name and e-mail come from the account.
/// </summary>
/// <param name="Home">The employer, where the draft names none or another.</param>
public sealed record SubmitApplicationRequest(ProfileSnapshot? Profile = null, OrganisationId? Home = null);

/// <summary>What a profile says at the moment of sending.</summary>
/// <param name="Band">1 to 9.</param>
public sealed record ProfileSnapshot(
    string? JobTitle = null,
    string? Unit = null,
    int? Band = null,
    string? About = null,
    IReadOnlyList<ProfileSkill>? Skills = null,
    Clearance? Clearance = null);

public sealed record ProfileSkill(string? Name = null, SkillLevel? Level = null, string? Evidence = null);

/// <summary><c>POST /api/applications/{id}/shortlist</c>.</summary>
public sealed record ShortlistRequest(string? Note = null);

/// <summary><c>POST /api/applications/{id}/invite</c>: to an interview.</summary>
/// <param name="At">When, if it is fixed already.</param>
/// <param name="Details">Where or by what means, with whom, what to prepare. The applicant reads it.</param>
public sealed record InviteRequest(DateTimeOffset? At = null, string? Details = null);

/// <summary><c>POST /api/applications/{id}/offer</c>.</summary>
/// <param name="AnswerBy">Ends at 23:59:59 Europe/London; 5 working days from today when it is left out.</param>
/// <param name="Terms">What the offer says besides the opportunity's own facts. The applicant reads it.</param>
public sealed record OfferRequest(DateOnly? AnswerBy = null, string? Terms = null);

/// <summary>
/// <c>POST /api/applications/{id}/accept</c> takes no body. 204 when the place is theirs; 409 <c>application.places_filled</c> when
/// another took the last one (the application has then lapsed), 409 <c>application.release_needed</c> without a grant.
/// </summary>
public sealed record AcceptOfferRequest;

/// <summary>Why a host doesn't choose a person.</summary>
public enum NotSelectedReason
{
    EssentialSkill,
    Level,
    Dates,
    SomeoneCloser,
    PostWithdrawn,
    SomethingElse,
}

/// <summary><c>POST /api/applications/{id}/not-select</c>.</summary>
/// <param name="Line">The applicant reads it. Needed with <see cref="NotSelectedReason.SomethingElse"/>.</param>
/// <param name="Note">For colleagues only.</param>
public sealed record NotSelectRequest(NotSelectedReason? Reason = null, string? Line = null, string? Note = null);

/// <summary>Why a person ends it.</summary>
public enum PersonReason
{
    AnotherOffer,
    Timing,
    FamilyOrHealth,
    Terms,
    ManagersAdvice,
    ChangedMind,
    SomethingElse,
}

/// <summary><c>POST /api/applications/{id}/withdraw</c>. A draft needs no reason.</summary>
/// <param name="Line">The host reads it. Needed with <see cref="PersonReason.SomethingElse"/>.</param>
public sealed record WithdrawApplicationRequest(PersonReason? Reason = null, string? Line = null);

/// <summary><c>POST /api/applications/{id}/decline</c>: the offer.</summary>
public sealed record DeclineOfferRequest(PersonReason? Reason = null, string? Line = null);

/// <summary><c>POST /api/applications/{id}/note</c>: a note of the host's, for the host's members only.</summary>
public sealed record NoteRequest(string? Text = null);

/// <summary><c>POST /api/applications/{id}/manager</c>: names another line manager until the release is answered; the old link ends.</summary>
public sealed record ChangeManagerRequest(string? Name = null, string? Email = null, string? Lines = null);

/// <summary>
/// What <c>POST /api/opportunities/{id}/applications/not-select</c> answers: it takes a <see cref="NotSelectRequest"/> and tells everyone
/// who is sent, shortlisted or at interview.
/// </summary>
/// <param name="Told">How many were told now.</param>
public sealed record EveryoneTold(int Told);
