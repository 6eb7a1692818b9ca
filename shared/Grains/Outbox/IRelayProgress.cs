using Secondments.Grains.Store;

namespace Secondments.Grains.Outbox;

/// <summary>How far the relay of one database has come.</summary>
public interface IRelayProgress<TDb> where TDb : ServiceDb
{
    /// <summary>
    /// The instant up to which every committed event of this database is published; null while that isn't known, for
    /// instance because another process relays it.
    /// </summary>
    Task<DateTimeOffset?> DoneUpTo(CancellationToken cancel = default);
}
