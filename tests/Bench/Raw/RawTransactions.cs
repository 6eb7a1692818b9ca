using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Secondments.Bench.Raw;

/// <summary>
/// What somebody would write by hand for the same rows: a transaction that remembers the key, moves state and version, writes
/// the two list rows, one event and one audit entry, and commits. SQLite lets one write at a time, so there the clients take
/// turns at one connection; on PostgreSQL each has its own.
/// </summary>
internal sealed class RawTransactions : IAsyncDisposable
{
    private static readonly string State = new('s', 2_600);
    private static readonly string Changes = new('c', 3_800);
    private static readonly string Event = new('e', 2_900);

    private readonly NpgsqlDataSource? _postgres;
    private readonly SqliteConnection? _sqlite;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly Guid[] _ids;

    private RawTransactions(NpgsqlDataSource? postgres, SqliteConnection? sqlite, int grains)
    {
        (_postgres, _sqlite) = (postgres, sqlite);
        _ids = [.. Enumerable.Range(0, grains).Select(_ => Guid.CreateVersion7())];
    }

    public static async Task<RawTransactions> OnSqlite(string file, int grains)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        var raw = new RawTransactions(null, connection, grains);
        raw.Run("PRAGMA journal_mode=WAL");
        raw.Run("PRAGMA synchronous=FULL");
        await raw.Fill("blob");
        return raw;
    }

    public static async Task<RawTransactions> OnPostgres(string connectionString, int grains)
    {
        var raw = new RawTransactions(NpgsqlDataSource.Create(connectionString), null, grains);
        await raw.Fill("uuid");
        return raw;
    }

    /// <summary>Transactions a second.</summary>
    public Task<double> Load(int clients, TimeSpan time, bool hot) => Measure(clients, time, random => Transaction(hot ? _ids[0] : _ids[random.Next(_ids.Length)]));

    /// <summary>Durable inserts of one row a second, each its own commit.</summary>
    public Task<double> SingleInserts(int clients, TimeSpan time) =>
        Measure(clients, time, _ => Commit([("INSERT INTO single (id, body) VALUES ($1, $2)", [Guid.CreateVersion7(), State])]));

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values) await command.DisposeAsync();
        if (_sqlite is not null) await _sqlite.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _turn.Dispose();
    }

    private static async Task<double> Measure(int clients, TimeSpan time, Func<Random, Task> one)
    {
        var done = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(async () =>
        {
            var random = new Random(c);
            while (clock.Elapsed < time)
            {
                await one(random);
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    private Task Transaction(Guid grain)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        return Commit(
        [
            ("INSERT INTO commands (caller, route, command_key, body_hash, reply, version, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                ["caller", "PUT /api/opportunities/{id}", Guid.NewGuid().ToString(), new string('h', 64), "{}", 2L, now]),
            ("UPDATE grains SET version = version + 1, state = $1, changed_at = $2 WHERE kind = $3 AND id = $4", [State, now, "opportunity", grain]),
            ("INSERT INTO opportunities (entity_id, version, ref, title, state, closing) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (entity_id) DO UPDATE SET version = excluded.version, title = excluded.title, state = excluded.state, closing = excluded.closing",
                [grain, 2L, grain.ToString("n")[^8..], "Data analyst", "Live", now]),
            ("INSERT INTO opportunity_refs (entity_id, version, ref) VALUES ($1, $2, $3) ON CONFLICT (entity_id) DO UPDATE SET version = excluded.version",
                [grain, 2L, grain.ToString("n")[^12..]]),
            ("INSERT INTO outbox (id, type, entity_id, entity_version, body, at) VALUES ($1, $2, $3, $4, $5, $6)", [Guid.CreateVersion7(), "OpportunityChanged", grain, 2L, Event, now]),
            ("INSERT INTO audit (id, at, actor, action, entity_id, changes) VALUES ($1, $2, $3, $4, $5, $6)", [Guid.CreateVersion7(), now, "client/1", "opportunity.save_details", grain, Changes]),
        ]);
    }

    private async Task Commit((string Sql, object[] Values)[] statements)
    {
        if (_postgres is not null)
        {
            await using var connection = await _postgres.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var (sql, values) in statements)
            {
                await using var command = new NpgsqlCommand(sql, connection, transaction);
                foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
                await command.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
            return;
        }
        await _turn.WaitAsync();
        try
        {
            Run("BEGIN IMMEDIATE");
            foreach (var (sql, values) in statements) Run(sql, values);
            Run("COMMIT");
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Run(string sql, params object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _sqlite!.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] is Guid id ? id.ToByteArray(true) : values[i];
        command.ExecuteNonQuery();
    }

    private async Task Fill(string uuid)
    {
        string[] schema =
        [
            "CREATE TABLE commands (caller text NOT NULL, route text NOT NULL, command_key text NOT NULL, body_hash text, reply text, version bigint, at bigint, PRIMARY KEY (caller, route, command_key))",
            $"CREATE TABLE grains (kind text NOT NULL, id {uuid} NOT NULL, version bigint, state text, changed_at bigint, PRIMARY KEY (kind, id))",
            $"CREATE TABLE opportunities (entity_id {uuid} PRIMARY KEY, version bigint, ref text UNIQUE, title text, state text, closing bigint)",
            "CREATE INDEX ix_closing ON opportunities (state, closing)",
            $"CREATE TABLE opportunity_refs (entity_id {uuid} PRIMARY KEY, version bigint, ref text UNIQUE)",
            $"CREATE TABLE outbox (id {uuid} PRIMARY KEY, type text, entity_id {uuid}, entity_version bigint, body text, at bigint)",
            $"CREATE TABLE audit (id {uuid} PRIMARY KEY, at bigint, actor text, action text, entity_id {uuid}, changes text)",
            "CREATE INDEX ix_audit_entity ON audit (entity_id)",
            $"CREATE TABLE single (id {uuid} PRIMARY KEY, body text)",
        ];
        foreach (var statement in schema) await Commit([(statement, [])]);
        foreach (var chunk in _ids.Chunk(500))
            await Commit([.. chunk.Select(id => ("INSERT INTO grains (kind, id, version, state, changed_at) VALUES ($1, $2, 1, $3, 0)", new object[] { "opportunity", id, State }))]);
    }
}
