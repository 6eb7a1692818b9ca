using Secondments.Grains.Store;

namespace Secondments.Grains.Engine;

/// <summary>Reads grains and remembered commands, with plain SQL: it stands before every turn that has no cached state.</summary>
internal sealed class GrainStore<TState>(GrainKind<TState> kind, ServiceDatabase database) where TState : class
{
    public async Task<Loaded<TState>> Load(GrainKey grain, CancellationToken cancel)
    {
        var row = await database.ReadOne(
            "SELECT state, schema_version, version FROM grains WHERE kind = $1 AND id = $2", [grain.Kind, grain.Id],
            r => (State: r.GetString(0), Schema: r.GetInt32(1), Version: r.GetInt64(2)), cancel);
        if (row is not { } found) return new Loaded<TState>(null, null, 0, new Lineage(), Fresh: true);
        var (state, json) = StateJson.Read(kind, found.State, found.Schema);
        return new Loaded<TState>(state, json, found.Version, new Lineage(), Fresh: true);
    }

    public async Task<long> Version(GrainKey grain, CancellationToken cancel) =>
        await database.ReadOne("SELECT version FROM grains WHERE kind = $1 AND id = $2", [grain.Kind, grain.Id], r => r.GetInt64(0), cancel) ?? 0;

    public async Task<CommandRow?> Answered(CommandId id, CancellationToken cancel)
    {
        var row = await database.ReadOne(
            "SELECT body_hash, reply, version FROM commands WHERE caller = $1 AND route = $2 AND command_key = $3", [id.Caller, id.Route, id.Key],
            r => (BodyHash: r.GetString(0), Reply: r.GetString(1), Version: r.GetInt64(2)), cancel);
        return row is { } found ? new CommandRow { BodyHash = found.BodyHash, Reply = found.Reply, Version = found.Version } : null;
    }
}
