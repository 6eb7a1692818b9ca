using Npgsql;
using Xunit;

namespace Secondments.Testing.Servers;

/// <summary>
/// The PostgreSQL that <c>TEST_POSTGRES</c> names (a connection string without a database), or else one of our own, started
/// once a process from the installed binaries. Tests that need it skip with the reason where there is neither.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<(string? Connection, string? Missing)>> Server = new(Find);

    /// <summary>Room for one host's databases, empty; dropped with it.</summary>
    public static async Task<PostgresDatabases> Databases()
    {
        var (connection, missing) = await Server.Value;
        if (connection is null) Assert.Skip(missing!);
        return new PostgresDatabases(connection, $"t{Guid.NewGuid():n}"[..16]);
    }

    private static async Task<(string?, string?)> Find()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given) return (given, null);
        var (settings, missing) = await ServerScript.Start("postgres", settings: 1);
        return (settings.GetValueOrDefault("TEST_POSTGRES"), missing);
    }
}

/// <summary>Databases that share a name's beginning: one a service.</summary>
public sealed class PostgresDatabases(string server, string prefix) : IAsyncDisposable
{
    /// <summary>For <c>Database:Postgres</c>: <c>{service}</c> stands in the database's name.</summary>
    public string ConnectionString { get; } = $"{server};Database={prefix}_{{service}};Maximum Pool Size=30";

    public string For(string service) => ConnectionString.Replace("{service}", service, StringComparison.Ordinal);

    /// <summary>Makes one of them by hand; a host makes its own.</summary>
    public Task Create(string service) => OnServer($"CREATE DATABASE {prefix}_{service}");

    public async ValueTask DisposeAsync()
    {
        await using var source = NpgsqlDataSource.Create($"{server};Database=postgres;Pooling=false");
        await using var find = source.CreateCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1)");
        find.Parameters.AddWithValue(prefix + "_");
        var names = new List<string>();
        await using (var reader = await find.ExecuteReaderAsync())
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        foreach (var name in names) await OnServer($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
    }

    private async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{server};Database=postgres;Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
