using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>
/// The schema of one database against that of this version. Migrations only add, so that the version before goes on working
/// beside this one; one that takes something away, two releases later, has <c>Contract</c> in its name.
/// </summary>
internal static class Schema
{
    private const int MostTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="NewerDataException">A newer version wrote the data, and this one can't work beside it or after it.</exception>
    public static async Task Migrate(ServiceDatabase database, CancellationToken cancel)
    {
        if (database.IsSqlite) Directory.CreateDirectory(database.Folder);
        await using var db = database.CreateContext();
        if (!db.Database.GetMigrations().Any()) await db.Database.EnsureCreatedAsync(cancel);
        else if (await NeedsMigration(database, db, cancel)) await Migrate(db, cancel);
        if (!db.IsSqlite) await RowSecurity.Build(db, cancel);
    }

    // Where processes share a database the version before comes back when an update is taken back: what the newer one added stays.
    private static async Task<bool> NeedsMigration(ServiceDatabase database, ServiceDb db, CancellationToken cancel)
    {
        if (db.IsSqlite) return await Misses(database, db, cancel);
        var (missing, unknown) = await Compare(db, cancel);
        return TakenAway(unknown) is not { } gone
            ? missing
            : throw new NewerDataException($"The database of {database.Service} belongs to a newer version ({gone}), after which this one no longer works.");
    }

    /// <summary>Whether migrations of this version are missing.</summary>
    /// <exception cref="NewerDataException">There are some that this version doesn't know.</exception>
    public static async Task<bool> Misses(ServiceDatabase database, ServiceDb db, CancellationToken cancel)
    {
        var (missing, unknown) = await Compare(db, cancel);
        return unknown.Count == 0
            ? missing
            : throw new NewerDataException($"The data of {database.Service} was written by a newer version ({unknown[0]}). Start that version, or give another data folder.");
    }

    /// <exception cref="SchemaException">Migrations are missing, or a newer version took something away that this one needs.</exception>
    public static async Task RefuseUnfit(ServiceDatabase database, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var (missing, unknown) = await Compare(db, cancel);
        if (missing) throw new SchemaException($"The database of {database.Service} has not been migrated to this version yet. Run «migrate» first.");
        if (TakenAway(unknown) is { } gone)
            throw new SchemaException($"The database of {database.Service} belongs to a newer version ({gone}), beside which this one no longer works.");
    }

    private static string? TakenAway(IEnumerable<string> unknown) => unknown.FirstOrDefault(m => m.Contains("Contract", StringComparison.Ordinal));

    private static async Task<(bool Missing, IReadOnlyList<string> Unknown)> Compare(ServiceDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        return (known.Except(applied).Any(), [.. applied.Where(m => !known.Contains(m))]);
    }

    /// <summary>While people work: a lock that isn't had soon is given up and asked for again, so that nobody queues behind it.</summary>
    private static async Task Migrate(ServiceDb db, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (db.IsSqlite)
                {
                    await db.Database.MigrateAsync(cancel);
                    return;
                }
                var server = db.GetService<IRelationalDatabaseCreator>();
                if (!await server.ExistsAsync(cancel)) await server.CreateAsync(cancel);
                await db.Database.OpenConnectionAsync(cancel);
                await db.Database.ExecuteSqlAsync($"SET lock_timeout = '2s'", cancel);
                await db.Database.MigrateAsync(cancel);
                return;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable && attempt < MostTries)
            {
                await Task.Delay(Pause, cancel);
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }
}

/// <summary>The data was written by a newer version of the exchange.</summary>
public sealed class NewerDataException(string message) : Exception(message);

/// <summary>The database isn't of this version, and this process isn't the one that changes that.</summary>
public sealed class SchemaException(string message) : Exception(message);
