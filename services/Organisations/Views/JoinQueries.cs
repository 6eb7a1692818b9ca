using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>Who asks to join, and whose domain an address lies in.</summary>
internal sealed class JoinQueries(IReads<OrganisationsDb> reads, PagedLists pages)
{
    /// <summary>The organisation for which the domain of an address, or the nearest one above it, is proven. One body has each.</summary>
    public async Task<(OrganisationId Organisation, string Domain)?> OwnerAcrossTenants(string email, CancellationToken cancel)
    {
        var labels = EmailDomains.DomainOf(email).Split('.');
        var within = Enumerable.Range(0, Math.Max(0, labels.Length - 1)).Select(skip => string.Join('.', labels.Skip(skip))).ToList();
        var proven = await reads.Query(Reader.Of(null, Exchange.Organisation),
            db => db.Domains.Where(d => d.Proven != null && within.Contains(d.Proven)).Select(d => new { d.EntityId, d.Domain }).ToListAsync(cancel), cancel);
        return proven.OrderByDescending(d => d.Domain.Length).Select(d => ((OrganisationId, string)?)(new OrganisationId(d.EntityId), d.Domain)).FirstOrDefault();
    }

    /// <summary>The longest-waiting first.</summary>
    public async Task<Result<ListOf<JoinRequestAnswer>>> Of(OrganisationId organisation, JoinRequestState? state, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"join requests {organisation} {state}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total, people) = await reads.Query(Reader.Of(null, organisation), async db =>
        {
            var matching = db.JoinRequests.Where(j => j.Organisation == organisation.Value);
            if (state is { } wanted) matching = matching.Where(j => j.State == wanted);
            var found = await Oldest(matching, page).Take(page.Size + 1).ToListAsync(cancel);
            var ids = found.Select(j => j.Person).ToList();
            // Rows that the organisation may read: of its people, and of those who ask now.
            var known = await db.People.Where(p => ids.Contains(p.EntityId)).ToListAsync(cancel);
            return (found, await matching.CountAsync(cancel), known.Where(p => p.Readers.Contains(organisation.Value)).ToDictionary(p => p.EntityId));
        }, cancel);
        return pages.Answer(query, page, rows, total,
            j => [j.AskedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), j.EntityId.ToString()],
            j => new JoinRequestAnswer(
                new PersonId(j.Person), people.GetValueOrDefault(j.Person)?.Name, people.GetValueOrDefault(j.Person)?.Email, j.Domain, j.State, j.AskedAt, j.Reason, j.Version));
    }

    private static IQueryable<JoinRequestRow> Oldest(IQueryable<JoinRequestRow> rows, PageAsked page)
    {
        if (page.Keys is [var number, var text])
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(number, CultureInfo.InvariantCulture));
            var id = Guid.Parse(text);
            rows = page.Backwards
                ? rows.Where(r => r.AskedAt < at || r.AskedAt == at && r.EntityId.CompareTo(id) < 0)
                : rows.Where(r => r.AskedAt > at || r.AskedAt == at && r.EntityId.CompareTo(id) > 0);
        }
        return page.Backwards ? rows.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.EntityId) : rows.OrderBy(r => r.AskedAt).ThenBy(r => r.EntityId);
    }
}
