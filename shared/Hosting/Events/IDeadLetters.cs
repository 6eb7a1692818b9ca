namespace Secondments.Hosting.Events;

/// <summary>A message or mail that could not be dealt with after every try.</summary>
/// <param name="Queue"><c>service.message</c>, or <c>service.mail</c>.</param>
public sealed record DeadLetter(Guid Id, string Queue, Guid MessageId, string Type, string Error, DateTimeOffset At);

/// <summary>The dead letters of the services in this process, for the operator.</summary>
public interface IDeadLetters
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> List(string service, int most, CancellationToken cancel = default);

    /// <summary>
    /// Tries once more. False when there is no such letter, its message had personal values and wasn't kept, or it failed
    /// again; then the letter stays, with the new error.
    /// </summary>
    Task<bool> Retry(string service, Guid id, CancellationToken cancel = default);

    /// <summary>False when there is no such letter.</summary>
    Task<bool> Discard(string service, Guid id, CancellationToken cancel = default);
}
