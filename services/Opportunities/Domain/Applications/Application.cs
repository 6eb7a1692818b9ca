using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>
/// The state of one application. Only <see cref="ApplicationTransitions"/> changes <see cref="State"/>. Under 64 KB by the limits of
/// <see cref="AnswerLimits"/>.
/// </summary>
/// <param name="ReleaseRef">The short reference that its release will have.</param>
/// <param name="Home">Null while a draft names no employer.</param>
/// <param name="Profile">Frozen when it was sent, and the answers with it.</param>
/// <param name="Since">Since when it is in this state.</param>
/// <param name="HeldUntil">Its person was erased: kept for the law until then, and used for nothing.</param>
/// <param name="ForgottenAt">Emptied: only ids and dates are left.</param>
public sealed record Application(
    ApplicationId Id,
    string Ref,
    string ReleaseRef,
    PostFacts Post,
    PersonId Applicant,
    [property: Personal] ApplicantContact Contact,
    EmployerFacts? Home,
    ApplicationState State,
    [property: Personal] ApplicationAnswers Answers,
    [property: Personal] ProfileSnapshot? Profile,
    DateTimeOffset StartedAt,
    DateTimeOffset SavedAt,
    DateTimeOffset Since,
    DateTimeOffset? SubmittedAt,
    [property: Personal] Interview? Interview,
    [property: Personal] Offer? Offer,
    [property: Personal] Ending? Ending,
    [property: Personal] ReleaseCopy? Release,
    [property: Personal] IReadOnlyList<HostNote> Notes,
    [property: Personal] IReadOnlyList<Moment> Timeline,
    DateTimeOffset? HeldUntil = null,
    DateTimeOffset? ForgottenAt = null)
{
    public const string Kind = "application";

    /// <summary>Changes of the post that its person was told of, the last few, oldest first.</summary>
    public IReadOnlyList<TermsNotice> TermsChanged { get; init; } = [];

    /// <summary>
    /// The same for two devices that start at the same moment, so that a person has one open application to an opportunity
    /// without a lock anywhere. A further attempt is another id, taken only once the one before was withdrawn, which is final.
    /// </summary>
    public static ApplicationId IdOf(OpportunityId opportunity, PersonId person, int round, int attempt) =>
        new(Ids.FromName(opportunity.Value, $"application/{person.Value}/{round}/{attempt}"));

    /// <summary>The one release of an application.</summary>
    public static ReleaseId ReleaseOf(ApplicationId application) => new(Ids.FromName(application.Value, "release"));

    public bool IsOpen() => ApplicationTransitions.IsOpen(State);

    public bool IsReleased() => Release?.State is ReleaseState.Granted or ReleaseState.GrantedWithConditions;

    /// <summary>Who has it now.</summary>
    public ApplicationWith With() => State switch
    {
        ApplicationState.Draft => ApplicationWith.Applicant,
        ApplicationState.Submitted or ApplicationState.Shortlisted or ApplicationState.Interview => ApplicationWith.Host,
        ApplicationState.Offered => Release switch
        {
            { State: ReleaseState.Requested, WaitingFor: ReleaseWaitingFor.Manager } => ApplicationWith.Manager,
            { State: ReleaseState.Requested, WaitingFor: not ReleaseWaitingFor.AnotherManager } => ApplicationWith.Releaser,
            _ => ApplicationWith.Applicant,
        },
        _ => ApplicationWith.Nobody,
    };

    /// <summary>By when whoever has it must act.</summary>
    public DateTimeOffset? By() => State switch
    {
        ApplicationState.Draft => Post.ClosesAt,
        ApplicationState.Offered => With() is ApplicationWith.Applicant ? Offer!.AnswerBy : Release?.By,
        _ => null,
    };

    public Application Add(Moment moment) => this with { Timeline = [.. Timeline, moment] };
}

public sealed record ApplicantContact(string Name, string Email);

public sealed record Interview(DateTimeOffset InvitedAt, DateTimeOffset? At, string? Details);

/// <param name="AcceptTriedAt">When the applicant said yes; the place is claimed after that.</param>
public sealed record Offer(DateTimeOffset MadeAt, DateTimeOffset AnswerBy, string? Terms, DateTimeOffset? AcceptTriedAt, DateTimeOffset? AnsweredAt);

/// <param name="By"><c>applicant</c>, <c>host</c> or <c>exchange</c>.</param>
/// <param name="Reason">A code from the list of its kind of ending.</param>
/// <param name="Line">For the other side to read.</param>
/// <param name="Note">For the host's people only.</param>
public sealed record Ending(DateTimeOffset At, string By, string Reason, string? Line, string? Note);

/// <summary>A note of the host's; <paramref name="By"/> is null when an organisation's system wrote it.</summary>
public sealed record HostNote(DateTimeOffset At, PersonId? By, string Text);

public enum Audience
{
    Both,
    Applicant,
    Host,
}

/// <summary>One line of the timeline, and who may read it.</summary>
public sealed record Moment(DateTimeOffset At, string What, string Who, Audience Audience = Audience.Both, string? Line = null);

/// <summary>What the application knows of its release. <paramref name="Order"/> is the release's version: a later word wins.</summary>
public sealed record ReleaseCopy(
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
    DateTimeOffset? RemindFrom,
    long Order);
