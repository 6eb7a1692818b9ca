using Microsoft.Extensions.Configuration;

namespace Secondments.Grains.Store;

/// <summary>Where a host's databases are: <c>Database:Provider</c>, <c>Data</c>, <c>Database:Postgres</c>.</summary>
/// <param name="Folder">For SQLite: one file a service in it.</param>
/// <param name="Postgres">A connection string in which <c>{service}</c> stands for the service's name.</param>
/// <param name="Migrates"><c>Database:Migrate</c>: a start brings the schema to this version. Where several processes share a database that is a step of its own.</param>
public sealed record DatabaseOptions(bool IsSqlite, string Folder, string Postgres, bool Migrates = true)
{
    /// <exception cref="InvalidOperationException">The provider is unknown, or PostgreSQL has no connection string.</exception>
    public static DatabaseOptions From(IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? "sqlite";
        var postgres = configuration["Database:Postgres"] ?? "";
        if (provider is not ("sqlite" or "postgres"))
            throw new InvalidOperationException($"Database:Provider is «{provider}»; it must be sqlite or postgres.");
        if (provider is "postgres" && !postgres.Contains("{service}", StringComparison.Ordinal))
            throw new InvalidOperationException("Database:Postgres must be a connection string with {service} in the database's name.");
        return new DatabaseOptions(provider is "sqlite", configuration["Data"] ?? "data", postgres, configuration.GetValue("Database:Migrate", true));
    }

    public string ConnectionString(string service) => IsSqlite
        ? $"Data Source={Path.Combine(Folder, $"{service}.db")}"
        // Prepared statements make the committer's batches cheap; they are many, but few different ones.
        : $"{Postgres.Replace("{service}", service, StringComparison.Ordinal)};Max Auto Prepare=200;Auto Prepare Min Usages=2";
}
