using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>The application's follow-up: asks home. Given twice, it asks once.</summary>
public sealed record RequestRelease(string Ref, ApplicationId Application, ReleasePerson Person, Employer Home, LineManager Manager, PostFacts Post) : ICommand<Done>;

/// <summary>The application's follow-up when it ended.</summary>
public sealed record CancelRelease : ICommand<Done>;

/// <summary>The application's follow-up when its person is erased, or it has been kept long enough.</summary>
public sealed record ForgetRelease : ICommand<Done>;

/// <param name="SecretHash">Of the link's secret, which itself goes nowhere.</param>
public sealed record AnswerByManager(string SecretHash, ManagerAnswerRequest Given) : ICommand<ManagerAnswerTaken>;

/// <summary>The holder of an ended link asks for a new one, sent to the address that theirs went to.</summary>
public sealed record RenewLink(string SecretHash) : ICommand<Done>;

/// <summary>The person names another manager.</summary>
public sealed record ChangeManager(string? Name, string? Email, string? Lines, Employer Home) : ICommand<Done>;

/// <summary>A releaser says that this address may be asked, or names another.</summary>
public sealed record ConfirmManager(string? Name, string? Email) : ICommand<Done>;

/// <summary>The person has those asked reminded.</summary>
public sealed record RemindAsked : ICommand<Done>;

public sealed record GrantRelease(IReadOnlyList<string>? Conditions, string? LineForPerson, string? LineForHr, string? Cover) : ICommand<Done>;

public sealed record DeferRelease(DateOnly? NotBefore, string? LineForPerson, string? LineForHr) : ICommand<Done>;

public sealed record RefuseRelease(ReleaseReason? Reason, string? LineForPerson, string? LineForHr) : ICommand<Done>;

/// <summary>The host moved the start.</summary>
public sealed record MoveStart(DateOnly? Start, int? LengthWeeks) : ICommand<Done>;

/// <summary>Reminder: writes to the manager again, with a new link.</summary>
public sealed record RemindManager : ICommand<Done>;

/// <summary>Reminder: the date that was asked for has passed. First a releaser is asked in the manager's place, then it ends.</summary>
public sealed record PassDate : ICommand<Done>;

/// <summary>Reminder: a releaser's last day.</summary>
public sealed record RemindReleasers : ICommand<Done>;

/// <summary>A letter to home's releasers; the feature found their addresses.</summary>
public sealed record TellReleasers(ReleaserNeededFor For, IReadOnlyList<string> Addresses) : ICommand<Done>;
