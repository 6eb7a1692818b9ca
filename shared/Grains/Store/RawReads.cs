using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>Reads with plain SQL, for the engine's own tables. Positional parameters as in <see cref="Statement"/>.</summary>
internal static class RawReads
{
    public static async Task<T?> ReadOne<T>(this ServiceDatabase database, string sql, object?[] values, Func<DbDataReader, T> map, CancellationToken cancel)
        where T : struct
    {
        var rows = await database.ReadAll(sql, values, map, cancel);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <exception cref="UnavailableException">The database can't be read.</exception>
    public static async Task<List<T>> ReadAll<T>(this ServiceDatabase database, string sql, object?[] values, Func<DbDataReader, T> map, CancellationToken cancel)
    {
        try
        {
            await using var connection = await Open(database, cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(database.IsSqlite
                    ? new SqliteParameter($"${i + 1}", DbValue.ForSqlite(values[i]))
                    : new NpgsqlParameter { Value = DbValue.ForPostgres(values[i]) });
            }
            var rows = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) rows.Add(map(reader));
            return rows;
        }
        catch (Exception e) when (e is DbException || Unreachable.Says(e))
        {
            throw new UnavailableException("The database could not be read.", e);
        }
    }

    /// <summary>A UUID column, whichever way the database keeps it.</summary>
    public static Guid Uuid(this DbDataReader reader, int ordinal) =>
        reader is SqliteDataReader ? new Guid((byte[])reader.GetValue(ordinal), bigEndian: true) : reader.GetGuid(ordinal);

    public static Guid[] Uuids(this DbDataReader reader, int ordinal) => reader is SqliteDataReader
        ? System.Text.Json.JsonSerializer.Deserialize<Guid[]>(reader.GetString(ordinal))!
        : reader.GetFieldValue<Guid[]>(ordinal);

    public static string? Text(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private static async Task<DbConnection> Open(ServiceDatabase database, CancellationToken cancel)
    {
        if (database.Postgres is { } postgres) return await postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
