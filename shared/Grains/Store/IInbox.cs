using Secondments.Contracts;

namespace Secondments.Grains.Store;

/// <summary>Writes rows outside any grain: what a consumer keeps of other services' events.</summary>
public interface IInbox<TDb> where TDb : ServiceDb
{
    /// <summary>
    /// Keeps a copy from a snapshot: upserts <paramref name="rows"/> of its entity where their version is higher than what
    /// is stored; older or equal ones change nothing, so that delivery order and repeats don't matter.
    /// </summary>
    Task Keep(Snapshot message, IReadOnlyList<CopyRow> rows, CancellationToken cancel = default);

    /// <summary>
    /// Inserts <paramref name="rows"/> once for this message and consumer, in one transaction with the inbox mark.
    /// False when the message had been taken before.
    /// </summary>
    Task<bool> Once(Event message, string consumer, IReadOnlyList<object> rows, CancellationToken cancel = default);
}

/// <summary>A row copied from another service's snapshot. <see cref="CopyVersion"/> is set by the inbox; a removal stays as a tombstone.</summary>
public abstract class CopyRow
{
    public long CopyVersion { get; set; }

    public bool Removed { get; set; }
}
