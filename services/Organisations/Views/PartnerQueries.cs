using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>An organisation's partners, the last changed first.</summary>
internal sealed class PartnerQueries(IReads<OrganisationsDb> reads, PagedLists pages)
{
    public async Task<Result<ListOf<PartnerAnswer>>> Of(OrganisationId organisation, IReadOnlyList<PartnershipState> states, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"partners {organisation} {string.Join(',', states)}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total, names) = await reads.Query(Reader.Of(null, organisation), async db =>
        {
            var ours = db.Partnerships.Where(p => p.One == organisation.Value || p.Other == organisation.Value);
            if (states.Count > 0) ours = ours.Where(p => states.Contains(p.State));
            var found = await Newest(ours, page).Take(page.Size + 1).ToListAsync(cancel);
            var ids = found.Select(p => p.One == organisation.Value ? p.Other : p.One).ToList();
            // How the other side is called is told to every service, whatever state it is in.
            var named = await db.OrganisationCopies.Where(o => ids.Contains(o.OrganisationId)).ToDictionaryAsync(o => o.OrganisationId, o => (o.Name, o.Slug), cancel);
            return (found, await ours.CountAsync(cancel), named);
        }, cancel);
        return pages.Answer(query, page, rows, total,
            p => [p.Since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), p.EntityId.ToString()],
            p =>
            {
                var (name, slug) = names.GetValueOrDefault(p.One == organisation.Value ? p.Other : p.One, ("An organisation", ""));
                return p.For(organisation, name, slug);
            });
    }

    private static IQueryable<PartnershipRow> Newest(IQueryable<PartnershipRow> rows, PageAsked page)
    {
        if (page.Keys is [var number, var text])
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(number, CultureInfo.InvariantCulture));
            var id = Guid.Parse(text);
            rows = page.Backwards
                ? rows.Where(r => r.Since > at || r.Since == at && r.EntityId.CompareTo(id) > 0)
                : rows.Where(r => r.Since < at || r.Since == at && r.EntityId.CompareTo(id) < 0);
        }
        return page.Backwards ? rows.OrderBy(r => r.Since).ThenBy(r => r.EntityId) : rows.OrderByDescending(r => r.Since).ThenByDescending(r => r.EntityId);
    }
}
