using Microsoft.EntityFrameworkCore;

namespace Secondments.Opportunities.Persistence;

/// <summary>
/// How often one answer was given to one host in one month. There is no row a person: nothing here has an order, a time or an
/// id that leads to one (docs/adr/0007).
/// </summary>
public sealed class EqualityCountRow
{
    public Guid Host { get; set; }
    public string Month { get; set; } = "";
    public string Question { get; set; } = "";
    public string Answer { get; set; } = "";
    public int Count { get; set; }
}

/// <summary>That the questions of an application were dealt with. The same for who answered and who skipped; no time.</summary>
public sealed class EqualityAskedRow
{
    public Guid Application { get; set; }
}

internal static class EqualityMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<EqualityCountRow>().ToTable("equality_counts").HasKey(r => new { r.Host, r.Month, r.Question, r.Answer });
        model.Entity<EqualityAskedRow>().ToTable("equality_asked").HasKey(r => r.Application);
    }
}
