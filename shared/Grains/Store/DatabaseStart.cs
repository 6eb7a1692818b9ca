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
        await Task.WhenAll(databases.Select(database => Task.Run(() => Prepare(database, cancel), cancel)));
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
        if (!db.Database.GetMigrations().Any()) await db.Database.EnsureCreatedAsync(cancel);
        else if (await MissesMigrations(database, db, cancel)) await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Whether the database is of an older version than this one.</summary>
    /// <exception cref="NewerDataException">It is of a newer one.</exception>
    internal static async Task<bool> MissesMigrations(ServiceDatabase database, ServiceDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        var unknown = applied.Where(m => !known.Contains(m)).ToList();
        if (unknown.Count > 0)
            throw new NewerDataException($"The data of {database.Service} was written by a newer version ({unknown[0]}). Start that version, or give another data folder.");
        return known.Count > applied.Count();
    }
}

/// <summary>The data was written by a newer version of the exchange.</summary>
public sealed class NewerDataException(string message) : Exception(message);
