using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Activity.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.ActivityLog;

/// <summary>What of an organisation's activity is asked for. Null: any.</summary>
/// <param name="Who">The person or client who did it.</param>
/// <param name="What">Actions, or the beginnings of some; none: any.</param>
/// <param name="Before">Entries older than this one.</param>
internal sealed record ActivityAsked(OrganisationId Organisation, Guid? Who, IReadOnlyList<string> What, DateTimeOffset? From, DateTimeOffset? Until, Guid? Before, int Size);

/// <summary>Reads an organisation's own lines from a service's audit.</summary>
internal interface IActivityLines
{
    Task<ActivityAnswer> Of(ActivityAsked asked, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class ActivityLines<TDb>(IReads<TDb> reads, ActivityRules rules) : IActivityLines where TDb : TenantDb
{
    private const int Batch = 200;

    public async Task<ActivityAnswer> Of(ActivityAsked asked, CancellationToken cancel)
    {
        var actions = rules.Actions.Keys.Where(a => asked.What.Count == 0 || asked.What.Any(w => a.StartsWith(w, StringComparison.Ordinal))).ToList();
        if (actions.Count == 0) return new ActivityAnswer([], false);
        var found = new List<ActivityEntry>();
        var before = asked.Before;
        while (true)
        {
            var rows = await reads.Query(Reader.Of(null, asked.Organisation), db => Matching(db, asked, actions, before).Take(Batch).ToListAsync(cancel), cancel);
            foreach (var row in rows)
            {
                if (!IsTheirs(row, asked.Organisation)) continue;
                if (found.Count == asked.Size) return new ActivityAnswer(found, true);
                found.Add(LineOf(row));
            }
            if (rows.Count < Batch) return new ActivityAnswer(found, false);
            before = rows[^1].Id;
        }
    }

    private bool IsTheirs(AuditRow row, OrganisationId organisation)
    {
        var at = Array.IndexOf(row.Organisations, organisation.Value);
        return at >= 0 && rules.Actions.TryGetValue(row.Action, out var of) && (of is ActivityOf.All || at == 0);
    }

    private static IQueryable<AuditRow> Matching(TDb db, ActivityAsked asked, List<string> actions, Guid? before)
    {
        var organisation = asked.Organisation.Value;
        // The list of organisations is text in SQLite, which the mapping can't look into.
        var matching = db.IsSqlite
            ? db.Set<AuditRow>().FromSql($"SELECT * FROM audit WHERE organisations LIKE {$"%{organisation}%"}")
            : db.Set<AuditRow>().FromSql($"SELECT * FROM audit WHERE {organisation} = ANY (organisations)");
        matching = matching.Where(a => actions.Contains(a.Action));
        if (asked.Who is { } who)
        {
            var (person, client) = ($"person/{who}", $"client/{who}");
            matching = matching.Where(a => a.Actor == person || a.Actor == client);
        }
        if (asked.From is { } since) matching = matching.Where(a => a.At >= since);
        if (asked.Until is { } until) matching = matching.Where(a => a.At < until);
        // Ids are UUIDv7: in the order of time.
        if (before is { } id) matching = matching.Where(a => a.Id.CompareTo(id) < 0);
        return matching.OrderByDescending(a => a.Id);
    }

    private static ActivityEntry LineOf(AuditRow row)
    {
        var parts = row.Actor.Split('/');
        var known = parts is ["person" or "client", _] && Guid.TryParse(parts[1], out var id) ? id : (Guid?)null;
        return new ActivityEntry(row.Id, row.At, parts[0], known, row.Action, row.EntityKind, row.EntityId);
    }
}
