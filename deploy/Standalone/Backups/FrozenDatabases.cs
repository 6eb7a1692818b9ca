using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Secondments.Standalone.Backups;

/// <summary>
/// Every database of a folder as of one and the same moment, while the exchange goes on. One service tells another through
/// its outbox and forgets the event once the other has it: databases of different moments would hold an event that is sent
/// and has not arrived. So all are kept from being written for the few milliseconds that it takes to begin reading each.
/// </summary>
internal sealed class FrozenDatabases : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, SqliteConnection> _readers = [];

    private FrozenDatabases()
    {
    }

    /// <param name="files">Their paths.</param>
    /// <param name="meanwhile">Is called while nothing can be written.</param>
    /// <exception cref="StartRefused">They can't be had at one moment: something keeps writing to one of them.</exception>
    public static FrozenDatabases Freeze(IReadOnlyList<string> files, Action meanwhile)
    {
        var writers = HoldAll(files);
        var frozen = new FrozenDatabases();
        try
        {
            foreach (var file in files) frozen.BeginReading(file);
            meanwhile();
            return frozen;
        }
        catch
        {
            frozen.Dispose();
            throw;
        }
        finally
        {
            Release(writers);
        }
    }

    /// <summary>Writes a database into a new file of its own.</summary>
    /// <returns>The newest change of its schema, or null when it has none.</returns>
    /// <exception cref="StartRefused">The database is damaged.</exception>
    public string? Write(string file, string into)
    {
        using (var target = Connect(into, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")) _readers[file].BackupDatabase(target);
        // One file: the log beside it, which the exchange writes, would have to be carried along.
        using var written = Connect(into, "PRAGMA journal_mode = DELETE;");
        if (Text(written, "PRAGMA quick_check(1)") is var verdict and not "ok") throw new StartRefused($"{Path.GetFileName(file)} is damaged ({verdict}), so there is no backup of it. Nothing was written.");
        return Text(written, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is null ? null
            : Text(written, "SELECT max(MigrationId) FROM __EFMigrationsHistory");
    }

    public void Dispose()
    {
        foreach (var reader in _readers.Values) reader.Dispose();
    }

    public static SqliteConnection Connect(string file, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 2 }.ConnectionString);
        connection.Open();
        Run(connection, pragmas);
        return connection;
    }

    public static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    /// <summary>All or none: whoever holds one and waits for another keeps the exchange from working meanwhile.</summary>
    private static List<SqliteConnection> HoldAll(IReadOnlyList<string> files)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var held = new List<SqliteConnection>();
            try
            {
                foreach (var file in files)
                {
                    held.Add(Connect(file, "PRAGMA busy_timeout = 2000;"));
                    Run(held[^1], "BEGIN IMMEDIATE");
                }
                return held;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY)
            {
                Release(held);
                if (Stopwatch.GetElapsedTime(started) > Longest)
                    throw new StartRefused($"The databases are written to all the time, and could not be held still within {Longest.TotalSeconds} s. Try again when less is done.");
            }
            catch
            {
                Release(held);
                throw;
            }
        }
    }

    private static void Release(List<SqliteConnection> held)
    {
        foreach (var connection in held) connection.Dispose();
    }

    private void BeginReading(string file)
    {
        var reader = Connect(file, "BEGIN");
        _readers.Add(file, reader);
        // What it sees is settled by its first read.
        Text(reader, "SELECT count(*) FROM sqlite_master");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
