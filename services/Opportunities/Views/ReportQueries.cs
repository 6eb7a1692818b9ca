using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>The operator's list of reported posts.</summary>
internal sealed class ReportQueries(IReads<OpportunitiesDb> reads, PagedLists pages)
{
    public async Task<Result<ListOf<OpportunityId>>> PageAcrossTenants(IReadOnlyList<ReportState> states, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"reports {string.Join(',', states)}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total) = await reads.Query(Reader.Of(null, Exchange.Organisation), async db =>
        {
            var wanted = db.Set<ReportedPostRow>().AsQueryable();
            if (states.Count > 0) wanted = wanted.Where(r => states.Contains(r.State));
            return (await Ordered(wanted, page).Take(page.Size + 1).ToListAsync(cancel), await wanted.CountAsync(cancel));
        }, cancel);
        return pages.Answer(query, page, rows, total, r => [r.LastAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), r.Name], r => new OpportunityId(r.EntityId));
    }

    private static IQueryable<ReportedPostRow> Ordered(IQueryable<ReportedPostRow> rows, PageAsked page)
    {
        if (page.Keys is [var instant, var name])
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(instant, CultureInfo.InvariantCulture));
            rows = page.Backwards
                ? rows.Where(r => r.LastAt > at || (r.LastAt == at && string.Compare(r.Name, name) > 0))
                : rows.Where(r => r.LastAt < at || (r.LastAt == at && string.Compare(r.Name, name) < 0));
        }
        return page.Backwards ? rows.OrderBy(r => r.LastAt).ThenBy(r => r.Name) : rows.OrderByDescending(r => r.LastAt).ThenByDescending(r => r.Name);
    }
}
