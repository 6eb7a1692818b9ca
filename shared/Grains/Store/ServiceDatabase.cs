using Microsoft.Extensions.Logging;
using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>One service's database as the engine sees it: its committer, its row writer, and contexts to read with.</summary>
public abstract class ServiceDatabase : IAsyncDisposable
{
    private readonly Lazy<RowWriter> _rows;
    private readonly Lazy<Committer> _committer;

    protected ServiceDatabase(string service, DatabaseOptions options, ILogger log)
    {
        Service = service;
        IsSqlite = options.IsSqlite;
        Migrates = options.Migrates;
        ConnectionString = options.ConnectionString(service);
        Folder = options.Folder;
        Postgres = options.IsSqlite ? null : NpgsqlDataSource.Create(ConnectionString);
        _rows = new(() =>
        {
            using var db = CreateContext();
            return new RowWriter(db.Model);
        });
        _committer = new(() => new Committer(IsSqlite ? new SqliteWriter(ConnectionString) : new PostgresWriter(Postgres!), log));
    }

    /// <summary>The service's name: <c>opportunities</c>.</summary>
    public string Service { get; }

    public bool IsSqlite { get; }

    /// <summary>Whether a start brings it to the schema of this version.</summary>
    internal bool Migrates { get; }

    public string ConnectionString { get; }

    /// <summary>The host's data folder.</summary>
    public string Folder { get; }

    public NpgsqlDataSource? Postgres { get; }

    public Committer Committer => _committer.Value;

    internal RowWriter Rows => _rows.Value;

    internal abstract Type ContextType { get; }

    /// <summary>A context of this database; the caller disposes of it.</summary>
    public abstract ServiceDb CreateContext();

    /// <summary>Makes ahead of the first use what takes longest in it: the model.</summary>
    public void Warm()
    {
        using var db = CreateContext();
        _ = db.Model;
    }

    /// <summary>Looks whether this version can read the database, without changing it.</summary>
    /// <exception cref="NewerDataException">A newer version wrote it.</exception>
    public async Task RefuseNewer(CancellationToken cancel = default)
    {
        await using var db = CreateContext();
        await Schema.Misses(this, db, cancel);
    }

    /// <summary>Brings the database to the schema of this version; again it does nothing.</summary>
    /// <exception cref="NewerDataException">A newer version wrote it.</exception>
    public Task Migrate(CancellationToken cancel = default) => Schema.Migrate(this, cancel);

    /// <summary>Looks whether the version's migrations have been taken.</summary>
    /// <exception cref="SchemaException">They haven't, or those of a version that is too new.</exception>
    public Task RefuseUnfit(CancellationToken cancel) => Schema.RefuseUnfit(this, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_committer.IsValueCreated) await _committer.Value.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <inheritdoc/>
public sealed class ServiceDatabase<TDb>(string service, DatabaseOptions options, Func<TDb> create, ILogger<ServiceDatabase<TDb>> log)
    : ServiceDatabase(service, options, log) where TDb : ServiceDb
{
    internal override Type ContextType => typeof(TDb);

    public override ServiceDb CreateContext() => create();

    public TDb Open() => create();
}
