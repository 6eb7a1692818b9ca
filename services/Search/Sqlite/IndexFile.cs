using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Secondments.Search.Sqlite;

/// <summary>
/// The index's file and its connections: one that writes, and a few that read and are used again. A file that can't be read
/// is set aside, because everything in it can be had again from the other services' snapshots.
/// </summary>
internal sealed class IndexFile : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS documents(
            id BLOB NOT NULL PRIMARY KEY, version INTEGER NOT NULL, organisation BLOB, published INTEGER, card TEXT, texts BLOB,
            print INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS documents_of ON documents(organisation) WHERE card IS NOT NULL;
        CREATE TABLE IF NOT EXISTS organisations(
            id BLOB NOT NULL PRIMARY KEY, version INTEGER NOT NULL, slug TEXT NOT NULL, name TEXT NOT NULL, sector INTEGER NOT NULL,
            shown INTEGER NOT NULL, followed INTEGER NOT NULL) WITHOUT ROWID;
        """;

    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly string _path;

    private IndexFile(string path, SqliteConnection writer) => (_path, Writer) = (path, writer);

    public SqliteConnection Writer { get; }

    public static IndexFile Open(string path, TimeProvider time, ILogger log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return new IndexFile(path, OpenWriter(path));
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is Corrupt or NotADatabase)
        {
            var aside = $"{path}.unreadable-{time.GetUtcNow().ToUnixTimeSeconds()}";
            log.LogError(broken, "The search index can't be read. It is kept as {Aside}, and a new one is begun: republish opportunities and organisations to fill it.", aside);
            File.Move(path, aside, overwrite: true);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
            return new IndexFile(path, OpenWriter(path));
        }
    }

    /// <summary>Runs a read on a connection of its own; it sees what was committed when it began.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        if (!_readers.TryTake(out var connection)) connection = Connect(_path, "PRAGMA query_only = 1; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;");
        try
        {
            return read(connection);
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    public void Dispose()
    {
        foreach (var reader in _readers) reader.Dispose();
        Writer.Dispose();
    }

    private static SqliteConnection OpenWriter(string path)
    {
        var connection = Connect(path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000;");
        try
        {
            connection.Run(Schema);
            // A file of a version that kept no fingerprints: what it holds differs from what was told until it is told again.
            using var prints = connection.Command("SELECT COUNT(*) FROM pragma_table_info('documents') WHERE name = 'print'");
            if ((long)prints.ExecuteScalar()! == 0) connection.Run("ALTER TABLE documents ADD COLUMN print INTEGER NOT NULL DEFAULT 0");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string path, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        try
        {
            connection.Open();
            connection.Run(pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

internal static class SqliteConnectionExtensions
{
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
