using Microsoft.EntityFrameworkCore;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Persistence;

internal static class ReportMapping
{
    public static void Map(ModelBuilder model) => model.Entity<ReportedPostRow>(e =>
    {
        e.ToTable("reported_posts").HasKey(r => r.EntityId);
        e.HasIndex(r => new { r.State, r.LastAt });
    });
}
