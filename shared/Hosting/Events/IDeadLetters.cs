using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Hosting.Events;

/// <summary>A message or mail that could not be dealt with after every try.</summary>
/// <param name="Queue"><c>service.message</c>, or <c>service.mail</c>.</param>
public sealed record DeadLetter(Guid Id, string Queue, Guid MessageId, string Type, string Error, DateTimeOffset At);

/// <summary>The dead letters of the services in this process, for the operator. What is done to one stands in the service's audit.</summary>
public interface IDeadLetters
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> List(string service, int most, CancellationToken cancel = default);

    /// <summary>
    /// Tries once more. Null when that dealt with it; else <c>undelivered.not_found</c>, <c>undelivered.not_kept</c> (409: its
    /// message had personal values and wasn't kept) or <c>undelivered.failed_again</c> (409: it stays, with the new reason).
    /// </summary>
    Task<Error?> Retry(string service, Guid id, CommandContext by, CancellationToken cancel = default);

    /// <summary>Tries all of one queue once more, the oldest first and a bounded number at once; <c>undelivered.not_found</c> when it has none.</summary>
    Task<Result<RetriedKind>> RetryAll(string service, string queue, CommandContext by, CancellationToken cancel = default);

    /// <summary>Null when it is gone for good; else <c>undelivered.not_found</c>. The reason stands in the audit.</summary>
    Task<Error?> Discard(string service, Guid id, string reason, CommandContext by, CancellationToken cancel = default);
}
