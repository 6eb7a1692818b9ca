using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>What happened to an opportunity, newest first, for its host's own people.</summary>
internal sealed class OpportunityTimeline(IReads<OpportunitiesDb> reads, PagedLists pages)
{
    public async Task<Result<ListOf<OpportunityMoment>>> Page(OpportunityId opportunity, OrganisationId host, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"timeline of {opportunity}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (turns, names, total) = await reads.Query(Reader.Of(null, host), async db =>
        {
            var all = db.Set<AuditRow>().Where(a => a.EntityId == opportunity.Value && a.EntityKind == "opportunity" && Moments.Actions.Contains(a.Action));
            var rows = await Wanted(all, page).Take(page.Size + 1).ToListAsync(cancel);
            List<AuditedTurn> told = [.. rows.Select(a => new AuditedTurn(a.At, a.Actor, a.Action, a.EntityVersion, JsonSerializer.Deserialize<JsonElement>(a.Changes)))];
            var people = Moments.People(told).ToList();
            var known = await db.Set<ContactCopy>().Where(c => people.Contains(c.Person) && !c.Removed).ToDictionaryAsync(c => c.Person, c => c.Name, cancel);
            return (told, known, await all.CountAsync(cancel));
        }, cancel);
        var list = pages.Answer(query, page, turns, total, t => [t.Version.ToString(CultureInfo.InvariantCulture)], t => Moments.Of(t, id => names.GetValueOrDefault(id)));
        // A turn that nobody would notice has no line, so the count is of turns.
        return new ListOf<OpportunityMoment>([.. list.Items.OfType<OpportunityMoment>()], list.Total, TotalIsExact: false, list.Next, list.Previous);
    }

    private static IQueryable<AuditRow> Wanted(IQueryable<AuditRow> rows, PageAsked page)
    {
        if (page.Keys is [var text])
        {
            var beside = long.Parse(text, CultureInfo.InvariantCulture);
            rows = page.Backwards ? rows.Where(a => a.EntityVersion > beside) : rows.Where(a => a.EntityVersion < beside);
        }
        return page.Backwards ? rows.OrderBy(a => a.EntityVersion) : rows.OrderByDescending(a => a.EntityVersion);
    }
}
