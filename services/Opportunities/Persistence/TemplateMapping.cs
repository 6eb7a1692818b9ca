using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Persistence;

internal static class TemplateMapping
{
    public static void Map(ModelBuilder model, Func<PropertyBuilder<string>, PropertyBuilder<string>> sorted) => model.Entity<TemplateRow>(e =>
    {
        e.ToTable("templates").HasKey(r => r.EntityId);
        sorted(e.Property(r => r.Name));
        e.HasIndex(r => new { r.Organisation, r.Name });
        e.HasIndex(r => r.Ref).IsUnique();
    });
}
