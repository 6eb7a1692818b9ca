using Secondments.Contracts;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;

namespace Secondments.Grains.Engine;

/// <summary>The snapshots of one kind of grain.</summary>
internal interface ISnapshotTeller
{
    /// <summary>False for a kind of which others know nothing.</summary>
    bool Tells { get; }

    Task<long> Count(CancellationToken cancel);

    Task<List<Guid>> Ids(Guid? after, int most, CancellationToken cancel);

    Task<List<StandingSnapshot>> Read(IReadOnlyList<Guid> ids, CancellationToken cancel);

    Task<int> TellAgain(IReadOnlyList<Guid> ids, CommandContext by, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class SnapshotTeller<TState>(GrainKind<TState> kind, ServiceDatabase database, TimeProvider clock) : ISnapshotTeller where TState : class
{
    public bool Tells => kind.GetType().GetMethod(nameof(GrainKind<TState>.Snapshot))!.DeclaringType != typeof(GrainKind<TState>);

    public async Task<long> Count(CancellationToken cancel) =>
        await database.ReadOne("SELECT COUNT(*) FROM grains WHERE kind = $1", [kind.Name], r => r.GetInt64(0), cancel) ?? 0;

    public Task<List<Guid>> Ids(Guid? after, int most, CancellationToken cancel) => after is { } last
        ? database.ReadAll($"SELECT id FROM grains WHERE kind = $1 AND id > $2 ORDER BY id LIMIT {most}", [kind.Name, last], r => r.Uuid(0), cancel)
        : database.ReadAll($"SELECT id FROM grains WHERE kind = $1 ORDER BY id LIMIT {most}", [kind.Name], r => r.Uuid(0), cancel);

    public async Task<List<StandingSnapshot>> Read(IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        [.. (await Load(ids, cancel)).Select(s => s.Standing)];

    public async Task<int> TellAgain(IReadOnlyList<Guid> ids, CommandContext by, CancellationToken cancel)
    {
        // No turn is kept waiting. One that comes between tells what is new at a higher version, which wins wherever both arrive.
        var standing = await Load(ids, cancel);
        await Task.WhenAll(standing.Select(s => database.Committer.Write(OutboxInsert.Of(Replayed(s.Standing, s.State, by)))));
        return standing.Count;
    }

    private Snapshot Replayed(StandingSnapshot standing, TState state, CommandContext by)
    {
        var now = clock.GetUtcNow();
        return standing.Snapshot with { Meta = new EventMeta(Kernel.Ids.New(now), standing.Id, standing.Version, now, kind.Concerned(state), by.Actor.ToString(), by.TraceParent, Replay: true) };
    }

    private async Task<List<(StandingSnapshot Standing, TState State)>> Load(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var rows = await database.ReadAll(
            $"SELECT id, state, schema_version, version FROM grains WHERE kind = $1 AND id IN ({string.Join(", ", ids.Select((_, i) => $"${i + 2}"))})",
            [kind.Name, .. ids.Cast<object?>()], r => (Id: r.Uuid(0), State: r.GetString(1), Schema: r.GetInt32(2), Version: r.GetInt64(3)), cancel);
        var standing = new List<(StandingSnapshot, TState)>(rows.Count);
        foreach (var row in rows)
        {
            var (state, _) = StateJson.Read(kind, row.State, row.Schema);
            if (kind.Snapshot(state) is not { } snapshot) continue;
            standing.Add((new StandingSnapshot(row.Id, row.Version, snapshot with { Fingerprint = SnapshotText.FingerprintOf(SnapshotText.Of(snapshot)) }), state));
        }
        return standing;
    }
}
