using System.Text.Json;
using Secondments.Contracts;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Outbox;

/// <summary>Writes an event to the outbox. Its relay takes it over after the commit, without reading it back.</summary>
internal sealed record OutboxInsert : Statement
{
    private const string Insert =
        "INSERT INTO outbox (id, type, entity_id, entity_version, body, at, is_snapshot) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private OutboxInsert(WaitingEvent row, DateTimeOffset at)
        : base(Insert, [row.Id, row.Type, row.EntityId, row.EntityVersion, row.Body, at, row.IsSnapshot]) => Row = row;

    public WaitingEvent Row { get; }

    /// <param name="message">With its <see cref="Event.Meta"/>.</param>
    public static OutboxInsert Of(Event message)
    {
        var meta = message.Meta;
        var body = JsonSerializer.Serialize<object>(message, Json.Stored);
        // One that is told again must not overtake the first telling: who listens for what moved looks at that alone.
        return new OutboxInsert(new WaitingEvent(meta.Id, TypeNames.Of(message), meta.EntityId, meta.Version, message is Snapshot && !meta.Replay, body), meta.At);
    }
}

/// <summary>An outbox row that isn't done. Without <see cref="Body"/> it has to be read before it is published.</summary>
internal sealed record WaitingEvent(Guid Id, string Type, Guid EntityId, long EntityVersion, bool IsSnapshot, string? Body)
{
    /// <summary>Older snapshots that this one stands for: they are done when it is.</summary>
    public List<Guid>? Overtaken { get; private set; }

    /// <summary>Takes an older snapshot's place.</summary>
    public void Overtake(WaitingEvent older) => (Overtaken ??= []).AddRange([older.Id, .. older.Overtaken ?? []]);
}
