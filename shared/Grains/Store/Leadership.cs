using System.Diagnostics;
using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>
/// One process a database relays, runs follow-ups and seals. In SQLite that is the one that has the file; in PostgreSQL the
/// one that holds a session advisory lock, which the server takes back when the process or its connection dies.
/// </summary>
internal sealed class Leadership(ServiceDatabase database, string task) : IAsyncDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);

    private NpgsqlConnection? _connection;
    private long _asked;

    /// <summary>True while this process may do the task.</summary>
    public async Task<bool> Holds(CancellationToken cancel)
    {
        if (database.Postgres is not { } postgres) return true;
        try
        {
            if (_connection is not null)
            {
                // Two that lead for a moment do no harm: each effect stands once.
                if (Stopwatch.GetElapsedTime(_asked) < AskEvery) return true;
                _asked = Stopwatch.GetTimestamp();
                // The lock lives as long as the session: a session that answers still has it.
                await using var ping = new NpgsqlCommand("SELECT 1", _connection);
                await ping.ExecuteScalarAsync(cancel);
                return true;
            }
            var connection = await postgres.OpenConnectionAsync(cancel);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtext($1))", connection) { Parameters = { new() { Value = task } } };
            if (await command.ExecuteScalarAsync(cancel) is true)
            {
                _connection = connection;
                return true;
            }
            await connection.DisposeAsync();
            return false;
        }
        catch (NpgsqlException)
        {
            await DisposeAsync();
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            // Pooled connections keep their session: the lock must go before the connection goes back.
            try
            {
                await using var release = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
                await release.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                // The session is dead, and its locks with it.
            }
            await connection.DisposeAsync();
        }
    }
}
