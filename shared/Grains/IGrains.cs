using Secondments.Kernel;

namespace Secondments.Grains;

/// <summary>A grain's state as last committed.</summary>
public sealed record Versioned<TState>(TState State, long Version) where TState : class;

/// <summary>
/// Runs commands on grains. The answer comes after the commit: state, events, follow-ups, audit and view rows are durable
/// or none is.
/// </summary>
public interface IGrains
{
    /// <summary>
    /// Runs one command. A command id seen before is answered as it was then; with another body, refused
    /// (<c>command.key_reused</c>, 422). Refusals of the rules come back as they are. A version that other processes keep
    /// moving ends as <c>command.contended</c> (409).
    /// </summary>
    /// <exception cref="UnavailableException">The database can't be reached or its disk is full; whether the command was done is unknown: send it again with its id.</exception>
    Task<Result<Reply<TReply>>> Run<TReply>(GrainKey grain, ICommand<TReply> command, CommandContext context, CancellationToken cancel = default);

    /// <summary>The state as last committed, or null when there is none.</summary>
    Task<Versioned<TState>?> Read<TState>(GrainKey grain, CancellationToken cancel = default) where TState : class;
}

/// <summary>An answer and the version that the grain has after it (the ETag).</summary>
/// <param name="Repeated">It was done before, and this is what it was answered then.</param>
public sealed record Reply<TReply>(TReply Value, long Version, bool Repeated = false)
{
    /// <summary>The turn wrote something; else it answered without a change.</summary>
    internal bool Written { get; init; }
}

/// <summary>A part that the work needs can't be reached. Becomes 503 with Retry-After.</summary>
public sealed class UnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);
}
