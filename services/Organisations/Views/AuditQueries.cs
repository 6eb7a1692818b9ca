using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>The audit as the operator searches it, newest first.</summary>
internal sealed class AuditQueries(IReads<OrganisationsDb> reads, Pages pages)
{
    /// <param name="who">An actor (<c>person/…</c> or the id alone), a person's e-mail address, or <c>system</c>.</param>
    /// <param name="what">The beginning of an action (<c>organisation.verify</c>, <c>membership</c>), or the id of what it was done to.</param>
    /// <param name="until">Entries before it.</param>
    public async Task<Result<ListOf<AuditEntryAnswer>>> AcrossTenants(string? who, string? what, DateTimeOffset? from, DateTimeOffset? until, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"audit {who}\n{what}\n{from:O}\n{until:O}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total, names) = await reads.Query(Reader.Of(null, Exchange.Organisation), async db =>
        {
            var matching = db.Set<AuditRow>().AsQueryable();
            if (who is not null)
            {
                var actor = await ActorOf(db, who, cancel);
                matching = matching.Where(a => a.Actor == actor || a.Actor.EndsWith("/" + actor));
            }
            if (what is not null)
                matching = Guid.TryParse(what, out var entity) ? matching.Where(a => a.EntityId == entity) : matching.Where(a => a.Action.StartsWith(what));
            if (from is { } since) matching = matching.Where(a => a.At >= since);
            if (until is { } before) matching = matching.Where(a => a.At < before);
            var found = await Newest(matching, page).Take(page.Size + 1).ToListAsync(cancel);
            var people = found.Select(a => PersonOf(a.Actor)).OfType<Guid>().Distinct().ToList();
            var named = await db.People.Where(p => people.Contains(p.EntityId)).ToDictionaryAsync(p => p.EntityId, p => p.Name, cancel);
            return (found, await matching.CountAsync(cancel), named);
        }, cancel);
        return pages.Answer(query, page, rows, total, a => [a.Id.ToString()], a => new AuditEntryAnswer(
            a.Id, a.Number, a.At, a.Actor, PersonOf(a.Actor) is { } person ? names.GetValueOrDefault(person) : null, a.RemoteAddress, a.Action, a.EntityKind, a.EntityId, a.EntityVersion,
            [.. a.Organisations.Select(o => new OrganisationId(o))], JsonSerializer.Deserialize<JsonElement>(a.Changes), a.Seal is not null));
    }

    private static async Task<string> ActorOf(OrganisationsDb db, string who, CancellationToken cancel)
    {
        if (!who.Contains('@', StringComparison.Ordinal)) return who.ToLowerInvariant();
        var email = who.ToLowerInvariant();
        var person = await db.People.Where(p => p.Email.ToLower() == email).Select(p => (Guid?)p.EntityId).FirstOrDefaultAsync(cancel);
        return person is { } id ? $"person/{id}" : who;
    }

    private static Guid? PersonOf(string actor) => actor.StartsWith("person/", StringComparison.Ordinal) && Guid.TryParse(actor["person/".Length..], out var id) ? id : null;

    private static IQueryable<AuditRow> Newest(IQueryable<AuditRow> rows, PageAsked page)
    {
        if (page.Keys is [var text])
        {
            // UUIDv7: in the order of time.
            var id = Guid.Parse(text);
            rows = page.Backwards ? rows.Where(r => r.Id.CompareTo(id) > 0) : rows.Where(r => r.Id.CompareTo(id) < 0);
        }
        return page.Backwards ? rows.OrderBy(r => r.Id) : rows.OrderByDescending(r => r.Id);
    }
}
