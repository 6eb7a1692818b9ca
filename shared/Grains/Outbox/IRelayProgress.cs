using Secondments.Grains.Store;

namespace Secondments.Grains.Outbox;

/// <summary>How far the relay of one database has come, whichever process relays it.</summary>
public interface IRelayProgress
{
    /// <summary>
    /// The instant up to which every committed event of this database is published; null while that isn't known, for
    /// instance because another process relays it.
    /// </summary>
    Task<DateTimeOffset?> DoneUpTo(CancellationToken cancel = default);
}

/// <inheritdoc/>
public interface IRelayProgress<TDb> : IRelayProgress where TDb : ServiceDb;
