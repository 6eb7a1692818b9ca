using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Persistence;
using static Secondments.Opportunities.Views.ApplicationQueries;

namespace Secondments.Opportunities.Views;

/// <summary>Lists of one home's releases.</summary>
internal sealed class ReleaseQueries(IReads<OpportunitiesDb> reads, Cursors cursors)
{
    private static readonly ReleaseState[] Going = [ReleaseState.Granted, ReleaseState.GrantedWithConditions];

    /// <param name="due"><c>overdue</c>, <c>today</c>, <c>week</c> or null.</param>
    /// <param name="sort"><c>due</c>, <c>start</c> or <c>oldest</c>.</param>
    public async Task<Result<ListOf<ReleaseListItem>>> Of(
        OrganisationId home, IReadOnlyList<ReleaseState> states, string? due, string sort, string? cursor, int size, DateTimeOffset now, CancellationToken cancel)
    {
        var query = $"releases?home={home}&state={string.Join(',', states.Select(Words.Of))}&due={due}&sort={sort}";
        Last? after = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!cursors.Decode(query, cursor).TryGet(out var keys, out var error)) return error;
            after = Last.Of(keys);
        }

        return await reads.Query(Reader.Of(null, home), async db =>
        {
            var rows = db.Set<ReleaseRow>().Where(r => r.Home == home.Value);
            if (states.Count > 0) rows = rows.Where(r => states.Contains(r.State));
            if (DueBefore(due, now) is { } limit) rows = rows.Where(r => r.State == ReleaseState.Requested && r.By <= limit);
            var total = await rows.LongCountAsync(cancel);
            return sort switch
            {
                "start" => await ByStart(rows, after, query, size, total, cancel),
                "oldest" => await ByAge(rows, after, query, size, total, cancel),
                _ => await ByDue(rows, after, query, size, total, cancel),
            };
        }, cancel);
    }

    /// <summary>How many others of home are released for a time that overlaps this one.</summary>
    public Task<int> AlsoAway(OrganisationId home, ReleaseId release, DateOnly? start, int? lengthWeeks, CancellationToken cancel)
    {
        if (start is not { } from) return Task.FromResult(0);
        var to = from.AddDays(((lengthWeeks ?? 1) * 7) - 1);
        return reads.Query(Reader.Of(null, home), db => db.Set<ReleaseRow>().CountAsync(
            r => r.Home == home.Value && r.EntityId != release.Value && Going.Contains(r.State) && r.Start <= to && (r.LastDay ?? r.Start) >= from, cancel), cancel);
    }

    private async Task<ListOf<ReleaseListItem>> ByDue(IQueryable<ReleaseRow> rows, Last? after, string query, int size, long total, CancellationToken cancel)
    {
        if (after is { } last) rows = rows.Where(r => (r.By ?? Never) > last.At || ((r.By ?? Never) == last.At && string.Compare(r.Ref, last.Ref) > 0));
        var page = await rows.OrderBy(r => r.By ?? Never).ThenBy(r => r.Ref).Take(size + 1).ToListAsync(cancel);
        return Page(page, size, total, r => r.Item(), r => cursors.Encode(query, Key(r.By ?? Never), r.Ref));
    }

    private async Task<ListOf<ReleaseListItem>> ByAge(IQueryable<ReleaseRow> rows, Last? after, string query, int size, long total, CancellationToken cancel)
    {
        if (after is { } last) rows = rows.Where(r => r.RequestedAt > last.At || (r.RequestedAt == last.At && string.Compare(r.Ref, last.Ref) > 0));
        var page = await rows.OrderBy(r => r.RequestedAt).ThenBy(r => r.Ref).Take(size + 1).ToListAsync(cancel);
        return Page(page, size, total, r => r.Item(), r => cursors.Encode(query, Key(r.RequestedAt), r.Ref));
    }

    private async Task<ListOf<ReleaseListItem>> ByStart(IQueryable<ReleaseRow> rows, Last? after, string query, int size, long total, CancellationToken cancel)
    {
        if (after is { } last)
        {
            var day = DateOnly.FromDayNumber((int)last.Number);
            rows = rows.Where(r => (r.Start ?? DateOnly.MaxValue) > day || ((r.Start ?? DateOnly.MaxValue) == day && string.Compare(r.Ref, last.Ref) > 0));
        }

        var page = await rows.OrderBy(r => r.Start ?? DateOnly.MaxValue).ThenBy(r => r.Ref).Take(size + 1).ToListAsync(cancel);
        return Page(page, size, total, r => r.Item(), r => cursors.Encode(
            query, (r.Start ?? DateOnly.MaxValue).DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), r.Ref));
    }

    private static DateTimeOffset? DueBefore(string? due, DateTimeOffset now) => due switch
    {
        "overdue" => now,
        "today" => UkTime.EndOf(UkTime.DayOf(now)),
        "week" => UkTime.EndOf(UkTime.DayOf(now).AddDays(7)),
        _ => null,
    };
}
