using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Persistence;

internal static class OpportunityMapping
{
    public static void Map(ModelBuilder model, Func<PropertyBuilder<string>, PropertyBuilder<string>> sorted)
    {
        model.Entity<OpportunityRow>(e =>
        {
            e.ToTable("opportunities").HasKey(r => r.EntityId);
            sorted(e.Property(r => r.Title));
            e.HasIndex(r => new { r.Organisation, r.ChangedAt });
            e.HasIndex(r => new { r.Organisation, r.State });
            e.HasIndex(r => new { r.Organisation, r.Visibility });
        });
        model.Entity<OpportunityRefRow>(e =>
        {
            e.ToTable("opportunity_refs").HasKey(r => r.EntityId);
            e.HasIndex(r => r.Ref).IsUnique();
        });
    }
}
