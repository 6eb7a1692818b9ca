using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Secondments.Grains.Store;

/// <summary>
/// Brings each database to the schema of this version before anything works on it, and refuses one that a newer version made.
/// </summary>
internal sealed class DatabaseStart(IEnumerable<ServiceDatabase> databases) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancel)
    {
        foreach (var database in databases) await Prepare(database, cancel);
    }

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancel) => Task.CompletedTask;

    private static async Task Prepare(ServiceDatabase database, CancellationToken cancel)
    {
        if (database.IsSqlite) Directory.CreateDirectory(database.Folder);
        await using var db = database.CreateContext();
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
        {
            await db.Database.EnsureCreatedAsync(cancel);
            return;
        }
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        var unknown = applied.Where(m => !known.Contains(m)).ToList();
        if (unknown.Count > 0)
            throw new NewerDataException($"The data of {database.Service} was written by a newer version ({unknown[0]}). Start that version, or give another data folder.");
        if (known.Count > applied.Count()) await db.Database.MigrateAsync(cancel);
    }
}

/// <summary>The data was written by a newer version of the exchange.</summary>
public sealed class NewerDataException(string message) : Exception(message);
