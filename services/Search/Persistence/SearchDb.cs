using Microsoft.EntityFrameworkCore;
using Secondments.Hosting.Authority;

namespace Secondments.Search.Persistence;

/// <summary>The service's database: what it knows of callers. The index is a file of its own.</summary>
public abstract class SearchDb(DbContextOptions options) : TenantDb(options);

public sealed class SqliteSearchDb(DbContextOptions<SqliteSearchDb> options) : SearchDb(options);

public sealed class PostgresSearchDb(DbContextOptions<PostgresSearchDb> options) : SearchDb(options);
