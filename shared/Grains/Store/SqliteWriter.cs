using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Secondments.Grains.Store;

/// <summary>
/// Writes to a SQLite file over the only connection that does (WAL, <c>synchronous=FULL</c>: a commit is on disk). A batch is
/// first written as a whole, because nearly always every unit stands. When one doesn't, all are written again, each in a
/// savepoint, so that one that falls takes nothing with it: a savepoint costs a copy of every page that it changes.
/// </summary>
internal sealed class SqliteWriter(string connectionString) : IUnitWriter
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private SqliteConnection? _connection;

    public Task<bool> TryCommit(IReadOnlyList<Unit> units)
    {
        try
        {
            Open();
            Execute("BEGIN IMMEDIATE");
            if (!units.All(WriteWhole))
            {
                Execute("ROLLBACK");
                Execute("BEGIN IMMEDIATE");
                foreach (var unit in units) WriteUnit(unit);
            }
            Execute("COMMIT");
            return Task.FromResult(true);
        }
        catch (SqliteException e)
        {
            Close();
            throw new UnavailableException(e.SqliteErrorCode == raw.SQLITE_FULL ? "The disk is full." : "The database could not be written.", e);
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>False: it fell, which only <see cref="WriteUnit"/> looks into.</summary>
    private bool WriteWhole(Unit unit)
    {
        try
        {
            return unit.Statements.All(s => Prepare(s).ExecuteNonQuery() == 1 || s.Guard is Guard.None);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            return false;
        }
    }

    private void WriteUnit(Unit unit)
    {
        // A later unit of a lineage that fell in this very batch must not see the others' version as its own.
        if (unit.Lineage is { IsBroken: true })
        {
            unit.Fallen = UnitOutcome.Conflict;
            return;
        }
        Execute("SAVEPOINT unit");
        foreach (var statement in unit.Statements)
        {
            try
            {
                var changed = Prepare(statement).ExecuteNonQuery();
                if (statement.Guard is Guard.None || changed == 1) continue;
                unit.Fallen = statement.Guard is Guard.Version ? UnitOutcome.Conflict : UnitOutcome.Known;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
            {
                unit.Fault = new TakenException(e.Message, e);
            }
            unit.Lineage?.Break();
            Execute("ROLLBACK TO unit");
            break;
        }
        Execute("RELEASE unit");
    }

    private SqliteCommand Prepare(Statement statement)
    {
        if (!_prepared.TryGetValue(statement.Sql, out var command))
        {
            command = _connection!.CreateCommand();
            command.CommandText = statement.Sql;
            for (var i = 0; i < statement.Values.Length; i++) command.Parameters.Add(new SqliteParameter($"${i + 1}", SqliteType.Text));
            _prepared.Add(statement.Sql, command);
        }
        for (var i = 0; i < statement.Values.Length; i++)
        {
            var parameter = command.Parameters[i];
            parameter.ResetSqliteType();
            parameter.Value = DbValue.ForSqlite(statement.Values[i]);
        }
        return command;
    }

    private void Execute(string sql) => Prepare(new Statement(sql, [])).ExecuteNonQuery();

    private void Open()
    {
        if (_connection is not null) return;
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;";
        pragma.ExecuteNonQuery();
        _connection = connection;
    }

    private void Close()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
        _connection?.Dispose();
        _connection = null;
    }
}
