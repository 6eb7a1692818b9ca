using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

internal enum OrganisationSort
{
    Name,
    Newest,
}

/// <summary>The public list: verified organisations only.</summary>
internal sealed class OrganisationList(IReads<OrganisationsDb> reads, PagedLists pages)
{
    public async Task<Result<ListOf<OrganisationSummary>>> Read(string? words, IReadOnlyList<Sector> sectors, bool? convening, OrganisationSort sort, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"organisations {words} {string.Join(',', sectors)} {convening} {sort}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total) = await reads.Query(Reader.Public, async db =>
        {
            var matching = Named(db.Organisations.Where(r => r.State == OrganisationState.Verified && r.VerifiedAt != null), words);
            if (sectors.Count > 0) matching = matching.Where(r => sectors.Contains(r.Sector));
            if (convening is { } wanted) matching = matching.Where(r => r.Convening == wanted);
            var ordered = sort is OrganisationSort.Name ? ByName(matching, page) : ByNewest(matching, page);
            return (await ordered.Take(page.Size + 1).ToListAsync(cancel), await matching.CountAsync(cancel));
        }, cancel);
        return pages.Answer(query, page, rows, total,
            r => [sort is OrganisationSort.Name ? r.Name : Milliseconds(r.VerifiedAt!.Value), r.EntityId.ToString()],
            r => new OrganisationSummary(new OrganisationId(r.EntityId), r.Ref, r.Slug, r.Name, r.Sector, r.Convening, r.VerifiedAt!.Value));
    }

    /// <summary>All words somewhere in the name, or the whole of a number in a register.</summary>
    internal static IQueryable<OrganisationRow> Named(IQueryable<OrganisationRow> rows, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return rows;
        var number = ":" + words.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var all = NameKey.Words(words);
        if (all.Count == 0) return rows.Where(r => r.NameKey.Contains(words.Trim().ToLowerInvariant()));
        var byName = all.Aggregate(rows, (found, word) => found.Where(r => r.NameKey.Contains(word))).Select(r => r.EntityId);
        return rows.Where(r => byName.Contains(r.EntityId) || r.RegisterKey!.EndsWith(number));
    }

    private static IQueryable<OrganisationRow> ByName(IQueryable<OrganisationRow> rows, PageAsked page)
    {
        if (page.Keys is [var name, var text])
        {
            var id = Guid.Parse(text);
            rows = page.Backwards
                ? rows.Where(r => r.Name.CompareTo(name) < 0 || r.Name == name && r.EntityId.CompareTo(id) < 0)
                : rows.Where(r => r.Name.CompareTo(name) > 0 || r.Name == name && r.EntityId.CompareTo(id) > 0);
        }
        return page.Backwards
            ? rows.OrderByDescending(r => r.Name).ThenByDescending(r => r.EntityId)
            : rows.OrderBy(r => r.Name).ThenBy(r => r.EntityId);
    }

    private static IQueryable<OrganisationRow> ByNewest(IQueryable<OrganisationRow> rows, PageAsked page)
    {
        if (page.Keys is [var number, var text])
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(number, CultureInfo.InvariantCulture));
            var id = Guid.Parse(text);
            rows = page.Backwards
                ? rows.Where(r => r.VerifiedAt > at || r.VerifiedAt == at && r.EntityId.CompareTo(id) > 0)
                : rows.Where(r => r.VerifiedAt < at || r.VerifiedAt == at && r.EntityId.CompareTo(id) < 0);
        }
        return page.Backwards
            ? rows.OrderBy(r => r.VerifiedAt).ThenBy(r => r.EntityId)
            : rows.OrderByDescending(r => r.VerifiedAt).ThenByDescending(r => r.EntityId);
    }

    private static string Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
