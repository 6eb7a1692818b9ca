namespace Secondments.Contracts.Operator.Api;

/// <summary>A message or mail that a service could not deal with after every try.</summary>
/// <param name="Queue"><c>service.message</c>, or <c>service.mail</c>.</param>
/// <param name="Message">The message's name, or <c>mail</c>.</param>
/// <param name="Reason">What went wrong the last time.</param>
/// <param name="CanRetry">False where its content had personal values and wasn't kept: it comes again with the next change.</param>
public sealed record UndeliveredAnswer(Guid Id, string Queue, string Message, Guid MessageId, string Reason, DateTimeOffset At, bool CanRetry);

/// <summary>All that one kind of message left undelivered in a service.</summary>
/// <param name="CanRetry">How many of <paramref name="Count"/> can be tried again.</param>
/// <param name="Reason">Of the one that waits longest.</param>
public sealed record UndeliveredKind(string Queue, string Message, long Count, long CanRetry, DateTimeOffset Oldest, string Reason);

/// <summary>Tries everything of a kind again, the oldest first.</summary>
public sealed record RetryKindRequest(string? Queue = null);

/// <param name="Delivered">Dealt with now.</param>
/// <param name="Refused">Tried and not dealt with; each has its new reason.</param>
/// <param name="Left">Not tried in this call: ask again.</param>
public sealed record RetriedKind(long Delivered, long Refused, long Left);

/// <param name="Reason">Why what it would have done need not be done; it stands in the audit.</param>
public sealed record DiscardRequest(string? Reason = null);
