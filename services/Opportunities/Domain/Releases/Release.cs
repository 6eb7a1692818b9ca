using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>
/// The state of one release: home's answer to whether a person may go. Only <see cref="ReleaseTransitions"/> changes
/// <see cref="State"/>. The host never reads it: the application is told the outcome and the conditions.
/// </summary>
/// <param name="ProvenDomains">Home's, when it was asked: where a manager's address may lie.</param>
/// <param name="ManagerAnswerIsFinal">Home's policy when it was asked.</param>
/// <param name="By">By when whoever it waits for is asked to answer.</param>
/// <param name="LastAskedAt">When somebody was last written to about it.</param>
/// <param name="ForgottenAt">Emptied: only ids, dates and the outcome are left.</param>
/// <param name="PastLinks">Links that ended, newest last, so that their holders are told so.</param>
public sealed record Release(
    ReleaseId Id,
    string Ref,
    ApplicationId Application,
    [property: Personal] ReleasePerson Person,
    EmployerFacts Home,
    IReadOnlyList<string> ProvenDomains,
    bool ManagerAnswerIsFinal,
    PostFacts Post,
    [property: Personal] LineManager Manager,
    ReleaseState State,
    ReleaseWaitingFor? WaitingFor,
    DateTimeOffset RequestedAt,
    DateTimeOffset Since,
    DateTimeOffset? By,
    DateTimeOffset LastAskedAt,
    string? ConfirmBecause,
    [property: Personal] string? SuggestedManagerEmail,
    bool ManagerDidNotAnswer,
    [property: Personal] ManagerLink? Link,
    [property: Personal] IReadOnlyList<PastLink> PastLinks,
    [property: Personal] ManagerAnswerGiven? Answer,
    [property: Personal] ReleaseDecision? Decision,
    [property: Personal] IReadOnlyList<Moment> Timeline,
    DateTimeOffset? ForgottenAt = null)
{
    public const string Kind = "release";

    public static readonly TimeSpan BetweenReminders = TimeSpan.FromDays(3);

    /// <summary>From when the person may have those asked reminded; null when nobody can be.</summary>
    public DateTimeOffset? RemindFrom() =>
        State is ReleaseState.Requested && WaitingFor is not ReleaseWaitingFor.AnotherManager ? LastAskedAt + BetweenReminders : null;

    /// <summary>The manager may still be changed: nobody has answered in substance.</summary>
    public bool CanChangeManager() => State is ReleaseState.Requested && Answer is null or { Answer: ManagerAnswer.NotMe };

    public Release Add(DateTimeOffset at, string what, string who, string? line = null) =>
        this with { Timeline = [.. Timeline, new Moment(at, what, who, Audience.Both, line)] };

    /// <summary>What the application, and through it the person and the host, learn.</summary>
    public ReleaseCopy Copy(long order) => new(
        Id, State, State is ReleaseState.Requested ? WaitingFor : null, Since, By,
        Decision?.Conditions ?? [], Decision?.NotBefore, Decision?.LineForPerson ?? Answer?.LineForPerson,
        Manager.Name, Manager.Email, Answer?.AnsweredBy, Answer?.StandingIn ?? false, RemindFrom(), order);
}

/// <param name="ApplicationRef">Their application's short reference, for letters to them.</param>
public sealed record ReleasePerson(PersonId Id, string Name, string Email, string ApplicationRef);

/// <param name="Lines">What the person wrote to them.</param>
public sealed record LineManager(string Name, string Email, string? Lines);

/// <param name="Hash">SHA-256 of the secret in the link.</param>
public sealed record ManagerLink(string Hash, DateTimeOffset SentAt, DateTimeOffset EndsAt);

/// <param name="Answered">It ended by an answer.</param>
/// <param name="SameAddress">It went to the address that is asked now, so that its holder may have a new one sent there.</param>
public sealed record PastLink(string Hash, DateTimeOffset At, bool Answered, bool SameAddress);
