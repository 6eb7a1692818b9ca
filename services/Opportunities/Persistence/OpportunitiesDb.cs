using Microsoft.EntityFrameworkCore;
using Secondments.Hosting.Authority;

namespace Secondments.Opportunities.Persistence;

/// <summary>The service's database. Each view maps itself in a file of its own beside this one.</summary>
public abstract class OpportunitiesDb(DbContextOptions options) : TenantDb(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        OpportunityMapping.Map(model, Sorted);
        ImportMapping.Map(model);
        ApplicationMapping.Map(model);
        EqualityMapping.Map(model);
        ReportMapping.Map(model);
        TemplateMapping.Map(model, Sorted);
        model.Entity<PartnershipCopy>(e =>
        {
            e.ToTable("copy_partnerships").HasKey(r => r.Partnership);
            e.HasIndex(r => r.One);
            e.HasIndex(r => r.Other);
        });
        base.OnModelCreating(model);
    }
}

public sealed class SqliteOpportunitiesDb(DbContextOptions<SqliteOpportunitiesDb> options) : OpportunitiesDb(options);

public sealed class PostgresOpportunitiesDb(DbContextOptions<PostgresOpportunitiesDb> options) : OpportunitiesDb(options);
