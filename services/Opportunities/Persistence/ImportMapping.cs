using Microsoft.EntityFrameworkCore;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Persistence;

internal static class ImportMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ImportJobRow>(e =>
        {
            e.ToTable("imports").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Organisation, r.CreatedAt });
            e.HasIndex(r => r.State);
        });
        model.Entity<ImportedLine>(e =>
        {
            e.ToTable("import_lines").HasKey(r => new { r.EntityId, r.Line });
            e.HasIndex(r => new { r.EntityId, r.Outcome, r.Line });
        });
    }
}
