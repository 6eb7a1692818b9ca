namespace Secondments.Contracts.Operator.Api;

/// <summary>A message or mail that a service could not deal with after every try.</summary>
/// <param name="Queue"><c>service.message</c>, or <c>service.mail</c>.</param>
/// <param name="Message">The message's name, or <c>mail</c>.</param>
/// <param name="Reason">What went wrong the last time.</param>
/// <param name="CanRetry">False where its content had personal values and wasn't kept: it comes again with the next change.</param>
public sealed record UndeliveredAnswer(Guid Id, string Queue, string Message, Guid MessageId, string Reason, DateTimeOffset At, bool CanRetry);
