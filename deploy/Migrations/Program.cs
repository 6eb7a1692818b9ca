using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Secondments.Identity.Persistence;
using Secondments.Opportunities.Persistence;
using Secondments.Organisations.Persistence;
using Secondments.Portal.Persistence;
using Secondments.Search.Persistence;

Console.WriteLine("This project is what dotnet-ef starts from: see deploy/Migrations/add.");

internal abstract class Factory<TDb> : IDesignTimeDbContextFactory<TDb> where TDb : DbContext
{
    public TDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TDb>();
        if (typeof(TDb).Name.StartsWith("Sqlite", StringComparison.Ordinal)) options.UseSqlite();
        else options.UseNpgsql();
        return (TDb)Activator.CreateInstance(typeof(TDb), options.Options)!;
    }
}

internal sealed class IdentityOnSqlite : Factory<SqliteIdentityDb>;
internal sealed class IdentityOnPostgres : Factory<PostgresIdentityDb>;
internal sealed class OrganisationsOnSqlite : Factory<SqliteOrganisationsDb>;
internal sealed class OrganisationsOnPostgres : Factory<PostgresOrganisationsDb>;
internal sealed class OpportunitiesOnSqlite : Factory<SqliteOpportunitiesDb>;
internal sealed class OpportunitiesOnPostgres : Factory<PostgresOpportunitiesDb>;
internal sealed class SearchOnSqlite : Factory<SqliteSearchDb>;
internal sealed class SearchOnPostgres : Factory<PostgresSearchDb>;
internal sealed class PortalOnSqlite : Factory<SqlitePortalDb>;
internal sealed class PortalOnPostgres : Factory<PostgresPortalDb>;
