using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Secondments.Contracts;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Outbox;

/// <summary>
/// Publishes what turns wrote to the outbox: events of different entities side by side, those of one entity in order. What
/// this process commits it takes over as it is committed; what others commit, or what a process that ended left, it finds
/// by looking at the table now and then. A row is done only when the bus says that something durable holds the event; it
/// looks for rows that aren't done, and never for rows after the last: commits finish out of order.
/// </summary>
internal sealed class OutboxRelay<TDb>(
    ServiceDatabase<TDb> database, IEventBus bus, TypeNames types, CrashPoints crashes, TimeProvider clock, ILogger<OutboxRelay<TDb>> log)
    : Worker(database, clock, "relay", LookEvery(database), log), IRelayProgress<TDb> where TDb : ServiceDb
{
    private const int MostInFlight = 128;
    private const int MostALook = 2_000;

    /// <summary>Beyond as many, what is taken over leaves its body in the table.</summary>
    private const int MostBodies = 1_000;

    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Backlog _backlog = new();
    private readonly ConcurrentQueue<WaitingEvent> _committed = new();

    // Rows whose mark is committed. They are forgotten only before the next look at the table: a look that began before the
    // mark would find them again.
    private readonly ConcurrentQueue<Guid> _marked = new();
    private readonly DoneMarks _marks = new(database, clock);
    private readonly TimeProvider _clock = clock;
    private volatile bool _leads;
    private volatile bool _mustLook = true;
    private DateTimeOffset _nextLook;
    private int _inFlight;

    public async Task<DateTimeOffset?> DoneUpTo(CancellationToken cancel = default)
    {
        var now = _clock.GetUtcNow();
        var waiting = (await WaitingIds(cancel)).ToHashSet();
        for (var i = 0; i < 200 && waiting.Count > 0; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), _clock, cancel);
            waiting.IntersectWith(await WaitingIds(cancel));
        }
        return waiting.Count == 0 ? now : null;
    }

    protected override bool Concerns(IReadOnlyList<Unit>? committed)
    {
        if (committed is null) return _mustLook = true;
        var any = false;
        foreach (var insert in committed.SelectMany(u => u.Statements).OfType<OutboxInsert>())
        {
            any = true;
            if (_leads) _committed.Enqueue(_backlog.Count < MostBodies ? insert.Row : insert.Row with { Body = null });
        }
        return any;
    }

    protected override async Task<bool> Round(CancellationToken cancel)
    {
        // Before the look: what is committed from here on is handed over.
        _leads = true;
        if (_mustLook || _clock.GetUtcNow() >= _nextLook) await Look(cancel);
        while (_committed.TryDequeue(out var row)) _backlog.Add(row);
        await Start(cancel);
        return false;
    }

    protected override void StandBack()
    {
        _leads = false;
        _mustLook = true;
        _committed.Clear();
    }

    private static TimeSpan LookEvery(ServiceDatabase database) =>
        // One process has a SQLite file, and hands over its own commits; in PostgreSQL other processes commit too.
        TimeSpan.FromMilliseconds(database.IsSqlite ? 2_000 : 200);

    private async Task Look(CancellationToken cancel)
    {
        _mustLook = false;
        _nextLook = _clock.GetUtcNow() + LookEvery(database);
        var marked = new List<Guid>();
        while (_marked.TryDequeue(out var id)) marked.Add(id);
        _backlog.Forget(marked);
        // Ids are in the order of time.
        var rows = await database.ReadAll(
            $"SELECT id, type, entity_id, entity_version, is_snapshot FROM outbox WHERE done_at IS NULL ORDER BY id LIMIT {MostALook}", [],
            r => new WaitingEvent(r.Uuid(0), r.GetString(1), r.Uuid(2), r.GetInt64(3), r.GetBoolean(4), null), cancel);
        foreach (var row in rows) _backlog.Add(row);
    }

    private async Task Start(CancellationToken cancel)
    {
        var taken = _backlog.Take(MostInFlight - Volatile.Read(ref _inFlight));
        Interlocked.Add(ref _inFlight, taken.Count);
        var bodies = await Bodies(taken, cancel);
        foreach (var row in taken) _ = Task.Run(() => Publish(row, row.Body ?? bodies.GetValueOrDefault(row.Id), cancel), CancellationToken.None);
    }

    private async Task<Dictionary<Guid, string>> Bodies(List<WaitingEvent> rows, CancellationToken cancel)
    {
        var without = rows.Where(r => r.Body is null).Select(r => (object?)r.Id).ToArray();
        if (without.Length == 0) return [];
        try
        {
            var found = await database.ReadAll(
                $"SELECT id, body FROM outbox WHERE id IN ({string.Join(", ", without.Select((_, i) => $"${i + 1}"))})", without, r => (Id: r.Uuid(0), Body: r.GetString(1)), cancel);
            return found.ToDictionary(f => f.Id, f => f.Body);
        }
        catch (UnavailableException)
        {
            // They fail one by one below, and wait again.
            return [];
        }
    }

    private async Task Publish(WaitingEvent row, string? body, CancellationToken cancel)
    {
        try
        {
            var message = (Event)JsonSerializer.Deserialize(body ?? throw new UnavailableException("The event could not be read."), types.Find(row.Type), Json.Stored)!;
            crashes.At("relay.before-publish");
            await bus.Publish(message, cancel);
            crashes.At("relay.before-mark");
            await Task.WhenAll([_marks.Add(row.Id), .. (row.Overtaken ?? []).Select(_marks.Add)]);
            foreach (var id in (IEnumerable<Guid>)[row.Id, .. row.Overtaken ?? []]) _marked.Enqueue(id);
        }
        catch (Exception e)
        {
            if (!cancel.IsCancellationRequested) log.LogWarning(e, "Event {Id} of type {Type} could not be published and is tried again", row.Id, row.Type);
            _backlog.Return(row);
            // Its entity stays busy for a moment, so that a broken event isn't tried in a tight loop.
            await Task.Delay(WaitAfterFailure, _clock, CancellationToken.None);
        }
        finally
        {
            _backlog.Finish(row.EntityId);
            Interlocked.Decrement(ref _inFlight);
            Wake();
        }
    }

    private Task<List<Guid>> WaitingIds(CancellationToken cancel) =>
        database.ReadAll("SELECT id FROM outbox WHERE done_at IS NULL", [], r => r.Uuid(0), cancel);
}
