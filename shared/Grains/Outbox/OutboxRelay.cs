using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Secondments.Contracts;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Outbox;

/// <summary>
/// Publishes what turns wrote to the outbox: events of different entities side by side, those of one entity in order. A row
/// is done only when the bus says that something durable holds the event; the others are found again, because the relay
/// asks for rows that aren't done and never for rows after the last: commits finish out of order.
/// </summary>
internal sealed class OutboxRelay<TDb>(
    ServiceDatabase<TDb> database, IEventBus bus, TypeNames types, CrashPoints crashes, TimeProvider clock, ILogger<OutboxRelay<TDb>> log)
    // One process has a SQLite file, so its own commits wake the relay; in PostgreSQL other processes commit too.
    : Worker(database, clock, "relay", TimeSpan.FromMilliseconds(database.IsSqlite ? 2_000 : 200), log), IRelayProgress<TDb> where TDb : ServiceDb
{
    private const int MostInFlight = 512;
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, byte> _inFlight = new();

    // Rows whose mark is committed. They leave the ones in flight only before the next look at the table: a look that began
    // before the mark would find them again.
    private readonly ConcurrentQueue<Guid> _marked = new();
    private readonly ConcurrentDictionary<Guid, Task> _lastOfEntity = new();
    private readonly DoneMarks _marks = new(database, clock);
    private readonly TimeProvider _clock = clock;

    public async Task<DateTimeOffset?> DoneUpTo(CancellationToken cancel = default)
    {
        var now = _clock.GetUtcNow();
        var waiting = (await Waiting(cancel)).Select(r => r.Id).ToHashSet();
        for (var i = 0; i < 200 && waiting.Count > 0; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), _clock, cancel);
            waiting.IntersectWith((await Waiting(cancel)).Select(r => r.Id));
        }
        return waiting.Count == 0 ? now : null;
    }

    protected override async Task<bool> Round(CancellationToken cancel)
    {
        while (_marked.TryDequeue(out var id)) _inFlight.TryRemove(id, out _);
        if (_inFlight.Count >= MostInFlight) return false;
        var rows = await Waiting(cancel);
        var started = 0;
        foreach (var row in rows)
        {
            if (!_inFlight.TryAdd(row.Id, 0)) continue;
            started++;
            Chain(row, cancel);
        }
        return started > 0 && rows.Count == MostInFlight && _inFlight.Count < MostInFlight;
    }

    private Task<List<WaitingRow>> Waiting(CancellationToken cancel) => database.ReadAll(
        $"SELECT id, type, entity_id, body FROM outbox WHERE done_at IS NULL ORDER BY at, entity_version LIMIT {MostInFlight}", [],
        r => new WaitingRow(r.Uuid(0), r.GetString(1), r.Uuid(2), r.GetString(3)), cancel);

    private void Chain(WaitingRow row, CancellationToken cancel)
    {
        var before = _lastOfEntity.GetValueOrDefault(row.EntityId, Task.CompletedTask);
        var mine = PublishAfter(before, row, cancel);
        _lastOfEntity[row.EntityId] = mine;
        _ = mine.ContinueWith(_ => _lastOfEntity.TryRemove(new(row.EntityId, mine)), TaskScheduler.Default);
    }

    private async Task PublishAfter(Task before, WaitingRow row, CancellationToken cancel)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var message = (Event)JsonSerializer.Deserialize(row.Body, types.Find(row.Type), Json.Stored)!;
            crashes.At("relay.before-publish");
            await bus.Publish(message, cancel);
            crashes.At("relay.before-mark");
            await _marks.Add(row.Id);
            _marked.Enqueue(row.Id);
            if (_inFlight.Count >= MostInFlight) Wake();
        }
        catch (Exception e)
        {
            if (!cancel.IsCancellationRequested) log.LogWarning(e, "Event {Id} of type {Type} could not be published and is tried again", row.Id, row.Type);
            // It stays in flight for a moment, so that a broken event isn't tried in a tight loop.
            _ = Task.Delay(WaitAfterFailure, _clock, CancellationToken.None).ContinueWith(_ => _marked.Enqueue(row.Id), TaskScheduler.Default);
        }
    }

    private sealed record WaitingRow(Guid Id, string Type, Guid EntityId, string Body);
}
