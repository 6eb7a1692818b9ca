using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>The audit of a person's own records, for themselves. Who else did something is not named.</summary>
public sealed class OwnAudit<TDb>(IReads<TDb> reads) where TDb : TenantDb
{
    /// <param name="records">The ids of records that are the person's own; the caller of this has made sure.</param>
    public Task<List<OwnAuditLine>> Of(PersonId person, IReadOnlyList<Guid> records, CancellationToken cancel) => reads.Query(Reader.Of(person), async db =>
    {
        var self = Actor.OfPerson(person).ToString();
        var rows = await db.Set<AuditRow>().Where(a => records.Contains(a.EntityId)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancel);
        return rows.ConvertAll(row => new OwnAuditLine(
            row.At, row.Actor == self ? "you" : row.Actor == Actor.System.ToString() ? "exchange" : "somebody",
            row.Actor == self ? row.RemoteAddress : null, row.Action, row.EntityId, Members(row.Changes)));
    }, cancel);

    private static List<string> Members(string changes)
    {
        using var parsed = JsonDocument.Parse(changes);
        return [.. parsed.RootElement.EnumerateObject().Select(m => m.Name)];
    }
}
