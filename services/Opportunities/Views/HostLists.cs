using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>What a host asks of its own list.</summary>
/// <param name="Organisations">Whose: those in which the caller may look.</param>
/// <param name="Sort"><c>changed</c>, <c>newest</c>, <c>closing</c>, <c>waiting</c> or <c>title</c>.</param>
public sealed record HostListQuery(
    IReadOnlyList<OrganisationId> Organisations, HostListFilters Filters, string Sort, string? Cursor, int Size);

/// <summary>What a host's list is narrowed by; empty or null narrows nothing.</summary>
/// <param name="Units">Any of them, as they are named.</param>
/// <param name="Owners">Any of them.</param>
public sealed record HostListFilters(IReadOnlyList<OpportunityState> States, string? Words, IReadOnlyList<string> Units, IReadOnlyList<PersonId> Owners)
{
    public override string ToString() => $"{string.Join(',', States)} {Words} {string.Join('|', Units)} {string.Join(',', Owners)}";
}

/// <summary>The host's own lists.</summary>
public sealed class HostLists(IReads<OpportunitiesDb> reads, Cursors cursors)
{
    public static readonly IReadOnlyList<string> Sorts = ["changed", "newest", "closing", "waiting", "title"];

    public async Task<Result<ListOf<OpportunitySummary>>> Page(HostListQuery query, CancellationToken cancel)
    {
        var name = $"opportunities {query.Sort} {string.Join(',', query.Organisations)} {query.Filters}";
        return query.Sort switch
        {
            "title" => await Page(new Keyset<OpportunityRow, string>(name, r => r.Title, r => r.Ref, false, t => t, t => t), query, cancel),
            "closing" => await Page(ByTime(name, r => r.ClosingOrder, false), query, cancel),
            "waiting" => await PageByWaiting(name, query, cancel),
            "newest" => await Page(ByTime(name, r => r.CreatedAt, true), query, cancel),
            _ => await Page(ByTime(name, r => r.ChangedAt, true), query, cancel),
        };
    }

    /// <summary>Those that only named partners see.</summary>
    public IAsyncEnumerable<IReadOnlyList<OpportunityId>> SeenByPartners(OrganisationId organisation, int atOnce, CancellationToken cancel) =>
        All(organisation, rows => rows.Where(r => r.Visibility == OpportunityVisibility.Partners), atOnce, cancel);

    /// <summary>All that fit, oldest first, some at a time: each step begins where the one before ended, however long the reader takes.</summary>
    public IAsyncEnumerable<IReadOnlyList<OpportunityId>> All(
        OrganisationId organisation, HostListFilters filters, int atOnce, CancellationToken cancel) =>
        All(organisation, rows => Wanted(rows, new([organisation], filters, "", null, atOnce)), atOnce, cancel);

    private async IAsyncEnumerable<IReadOnlyList<OpportunityId>> All(
        OrganisationId organisation, Func<IQueryable<OpportunityRow>, IQueryable<OpportunityRow>> which, int atOnce, [EnumeratorCancellation] CancellationToken cancel)
    {
        OpportunityRow? last = null;
        do
        {
            var rows = await reads.Query(Reader.Of(null, organisation), db =>
            {
                var wanted = which(db.Set<OpportunityRow>().Where(r => r.Organisation == organisation.Value));
                if (last is { } before) wanted = wanted.Where(r => r.CreatedAt > before.CreatedAt || (r.CreatedAt == before.CreatedAt && string.Compare(r.Ref, before.Ref) > 0));
                return wanted.OrderBy(r => r.CreatedAt).ThenBy(r => r.Ref).Take(atOnce).ToListAsync(cancel);
            }, cancel);
            if (rows.Count > 0) yield return [.. rows.Select(r => new OpportunityId(r.EntityId))];
            last = rows.Count == atOnce ? rows[^1] : null;
        }
        while (last is not null);
    }

    /// <summary>How many applications stand in which state; drafts are their writers' own.</summary>
    public Task<IReadOnlyList<StageCount>> Stages(OpportunityId opportunity, OrganisationId host, CancellationToken cancel) =>
        reads.Query(Reader.Of(null, host), async db => (await Stages(db, [opportunity.Value], cancel)).GetValueOrDefault(opportunity.Value) ?? [], cancel);

    /// <summary>The same, round by round.</summary>
    public Task<ILookup<int, StageCount>> StagesByRound(OpportunityId opportunity, OrganisationId host, CancellationToken cancel) =>
        reads.Query(Reader.Of(null, host), async db => (await db.Set<CandidateRow>()
            .Where(a => a.Opportunity == opportunity.Value)
            .GroupBy(a => new { a.Round, a.State })
            .Select(g => new { g.Key.Round, g.Key.State, Count = g.Count() })
            .ToListAsync(cancel)).OrderBy(c => c.State).ToLookup(c => c.Round, c => new StageCount(c.State, c.Count)), cancel);

    private async Task<Result<ListOf<OpportunitySummary>>> Page<TKey>(Keyset<OpportunityRow, TKey> keyset, HostListQuery query, CancellationToken cancel)
    {
        if (!keyset.Start(query.Cursor, cursors).TryGet(out var from, out var error) && error is not null) return error;
        return await reads.Query<ListOf<OpportunitySummary>>(Reader.Of(null, query.Organisations), async db =>
        {
            var page = await keyset.Page(Wanted(db.Set<OpportunityRow>(), query), from, query.Size, cursors, cancel);
            var stages = await Stages(db, [.. page.Items.Select(r => r.EntityId)], cancel);
            return new([.. page.Items.Select(r => Summary(r, stages.GetValueOrDefault(r.EntityId) ?? []))], page.Total, true, page.Next, page.Previous);
        }, cancel);
    }

    /// <summary>Those on which most people wait for the host come first.</summary>
    private async Task<Result<ListOf<OpportunitySummary>>> PageByWaiting(string name, HostListQuery query, CancellationToken cancel)
    {
        var keyset = new Keyset<RowWaiting, int>(
            name, r => r.Waiting, r => r.Row.Ref, true, n => n.ToString(CultureInfo.InvariantCulture), t => int.Parse(t, CultureInfo.InvariantCulture));
        if (!keyset.Start(query.Cursor, cursors).TryGet(out var from, out var error) && error is not null) return error;
        return await reads.Query<ListOf<OpportunitySummary>>(Reader.Of(null, query.Organisations), async db =>
        {
            var rows = Wanted(db.Set<OpportunityRow>(), query).Select(r => new RowWaiting
            {
                Row = r,
                Waiting = db.Set<CandidateRow>().Count(a => a.Opportunity == r.EntityId
                    && (a.State == ApplicationState.Submitted || a.State == ApplicationState.Shortlisted || a.State == ApplicationState.Interview)),
            });
            var page = await keyset.Page(rows, from, query.Size, cursors, cancel);
            var stages = await Stages(db, [.. page.Items.Select(r => r.Row.EntityId)], cancel);
            return new([.. page.Items.Select(r => Summary(r.Row, stages.GetValueOrDefault(r.Row.EntityId) ?? []))], page.Total, true, page.Next, page.Previous);
        }, cancel);
    }

    private static IQueryable<OpportunityRow> Wanted(IQueryable<OpportunityRow> rows, HostListQuery query)
    {
        var organisations = query.Organisations.Select(o => o.Value).ToList();
        rows = rows.Where(r => organisations.Contains(r.Organisation));
        var (states, units, owners) = (query.Filters.States, query.Filters.Units, query.Filters.Owners.Select(o => (Guid?)o.Value).ToList());
        if (states.Count > 0) rows = rows.Where(r => states.Contains(r.State));
        if (units.Count > 0) rows = rows.Where(r => units.Contains(r.Unit!));
        if (owners.Count > 0) rows = rows.Where(r => owners.Contains(r.Owner));
        if (query.Filters.Words?.ToLowerInvariant() is not { } words) return rows;
        var reference = Ids.ParseRef(words);
        return rows.Where(r => r.Title.ToLower().Contains(words) || r.Reference!.ToLower() == words || r.Ref == reference);
    }

    private static async Task<Dictionary<Guid, IReadOnlyList<StageCount>>> Stages(OpportunitiesDb db, List<Guid> opportunities, CancellationToken cancel)
    {
        var counts = await db.Set<CandidateRow>()
            .Where(a => opportunities.Contains(a.Opportunity))
            .GroupBy(a => new { a.Opportunity, a.State })
            .Select(g => new { g.Key.Opportunity, g.Key.State, Count = g.Count() })
            .ToListAsync(cancel);
        return counts.GroupBy(c => c.Opportunity)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<StageCount>)[.. g.OrderBy(c => c.State).Select(c => new StageCount(c.State, c.Count))]);
    }

    private static OpportunitySummary Summary(OpportunityRow r, IReadOnlyList<StageCount> stages) => new(
        new(r.EntityId), r.Ref, r.Slug, new(r.Organisation), r.Title.Length == 0 ? null : r.Title, r.Unit, r.Kind, r.State, r.Places, r.PlacesLeft,
        r.EarliestStart, r.PublishedAt, r.ClosesAt, r.CreatedAt, r.ChangedAt, r.Owner is { } owner ? new PersonId(owner) : null,
        stages.Where(s => s.State is ApplicationState.Submitted or ApplicationState.Shortlisted or ApplicationState.Interview).Sum(s => s.Count),
        stages);

    private static Keyset<OpportunityRow, DateTimeOffset> ByTime(string name, System.Linq.Expressions.Expression<Func<OpportunityRow, DateTimeOffset>> key, bool descending) =>
        new(name, key, r => r.Ref, descending,
            t => t.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            t => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(t, CultureInfo.InvariantCulture)));

    private sealed class RowWaiting
    {
        public required OpportunityRow Row { get; init; }

        public required int Waiting { get; init; }
    }
}
