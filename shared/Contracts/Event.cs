using System.Text.Json.Serialization;
using Secondments.Kernel;

namespace Secondments.Contracts;

/// <summary>
/// What one service tells the others. Past tense; additive changes only. The engine fills in <see cref="Meta"/> when the
/// turn that made the event commits.
/// </summary>
public abstract record Event
{
    public EventMeta Meta { get; init; } = EventMeta.None;
}

/// <summary>Says what happened. Counts once by its id, in any order.</summary>
public abstract record Fact : Event;

/// <summary>
/// All that other services may know of one entity, whole. The highest version wins; copies and indexes are built from
/// snapshots alone. With <see cref="Removed"/> the entity is gone and a tombstone is kept.
/// </summary>
public abstract record Snapshot : Event
{
    public bool Removed { get; init; }

    /// <summary>
    /// 16 hexadecimal digits that stand for all that it says, filled in by the engine. Its version rises with every turn, also those that tell
    /// nothing new; by this two who hold it can tell whether they hold the same.
    /// </summary>
    public string? Fingerprint { get; init; }
}

/// <summary>
/// On a snapshot that carries personal values, which nobody keeps but whoever copies it and deletes the copy when it comes as
/// removed: no dead letter holds its body.
/// </summary>
public interface IErasable;

/// <param name="Id">UUIDv7. The same on every delivery of the same event.</param>
/// <param name="EntityId">The grain that spoke.</param>
/// <param name="Version">Its version after the turn.</param>
/// <param name="At">When the turn committed.</param>
/// <param name="Organisations">The organisations concerned.</param>
/// <param name="Actor">Who did it: <c>person/…</c>, <c>client/…</c>, <c>link/…</c> or <c>system</c>. Never a name.</param>
/// <param name="TraceParent">W3C trace context of the request.</param>
/// <param name="Replay">A snapshot published again: no mail and no figure comes of it.</param>
public sealed record EventMeta(
    Guid Id,
    Guid EntityId,
    long Version,
    DateTimeOffset At,
    IReadOnlyList<OrganisationId> Organisations,
    string Actor,
    string? TraceParent = null,
    bool Replay = false)
{
    [JsonIgnore]
    public static readonly EventMeta None = new(Guid.Empty, Guid.Empty, 0, default, [], "system");
}
