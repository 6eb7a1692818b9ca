using Microsoft.Extensions.Logging;

namespace Secondments.Grains.Store;

/// <summary>Forgets what has served its time: remembered commands, inbox marks and published outbox rows after 7 days.</summary>
internal sealed class Retention<TDb>(ServiceDatabase<TDb> database, TimeProvider clock, ILogger<Retention<TDb>> log)
    : Worker(database, clock, "retention", TimeSpan.FromMinutes(10), log) where TDb : ServiceDb
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly TimeProvider _clock = clock;

    protected override async Task<bool> Round(CancellationToken cancel)
    {
        var before = _clock.GetUtcNow() - Kept;
        await database.Committer.Write(
            new Statement("DELETE FROM commands WHERE at < $1", [before]),
            new Statement("DELETE FROM inbox WHERE at < $1", [before]),
            new Statement("DELETE FROM outbox WHERE done_at IS NOT NULL AND done_at < $1", [before]));
        return false;
    }
}
