using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Grains.Audit;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>What of an audit is asked for. Null: any.</summary>
/// <param name="Who">An actor (<c>person/…</c>, <c>system</c>), or its id alone.</param>
/// <param name="What">The beginning of an action: <c>organisation.verify</c>, <c>membership</c>.</param>
/// <param name="Until">Entries before it.</param>
internal sealed record AuditAsked(string? Who, string? What, Guid? Entity, Guid? Organisation, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>What a service keeps for the operator: its audit, and what it could not deal with. Newest first.</summary>
internal interface IOperatorRecords
{
    Task<Result<ListOf<AuditEntryAnswer>>> AuditAcrossTenants(AuditAsked asked, string? cursor, string? size, CancellationToken cancel);

    Task<AuditVerification> Verify(CancellationToken cancel);

    /// <summary>The same, with what came of it kept in the audit.</summary>
    Task<AuditVerification> VerifyAndKeep(CommandContext by, CancellationToken cancel);

    /// <summary>What is undelivered, by kind, the longest-waiting first.</summary>
    Task<IReadOnlyList<UndeliveredKind>> Kinds(CancellationToken cancel);

    Task<Result<ListOf<UndeliveredAnswer>>> Undelivered(string? cursor, string? size, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class OperatorRecords<TDb>(IReads<TDb> reads, ServiceDatabase<TDb> database, AuditVerifier<TDb> verifier, PagedLists pages, TimeProvider clock) : IOperatorRecords
    where TDb : TenantDb
{
    private static readonly Reader Operator = Reader.Of(null, Exchange.Organisation);

    public async Task<Result<ListOf<AuditEntryAnswer>>> AuditAcrossTenants(AuditAsked asked, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"audit {asked}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total) = await reads.Query(Operator, async db =>
        {
            var matching = Matching(db, asked);
            return (await Newest(matching, page).Take(page.Size + 1).ToListAsync(cancel), await matching.CountAsync(cancel));
        }, cancel);
        return pages.Answer(query, page, rows, total, a => [a.Id.ToString()], a => new AuditEntryAnswer(
            a.Id, a.Number, a.At, a.Actor, a.RemoteAddress, a.Action, a.EntityKind, a.EntityId, a.EntityVersion,
            [.. a.Organisations.Select(o => new OrganisationId(o))], JsonSerializer.Deserialize<JsonElement>(a.Changes), a.Seal is not null));
    }

    public async Task<AuditVerification> Verify(CancellationToken cancel)
    {
        var verdict = await verifier.Verify(cancel);
        return new AuditVerification(verdict.IsWhole, verdict.Sealed, verdict.Unsealed, verdict.Faults.Count > 0 ? verdict.Faults[0] : null);
    }

    public async Task<AuditVerification> VerifyAndKeep(CommandContext by, CancellationToken cancel)
    {
        var verdict = await Verify(cancel);
        await database.Committer.Write(AuditNote.Entry(by, ServiceState.AuditChecked, "audit", AuditNote.OfTheAudit, new Dictionary<string, object?[]>
        {
            [ServiceState.IsIntact] = [null, verdict.IsIntact],
            ["entries"] = [null, verdict.Sealed],
            ["problem"] = [null, verdict.Problem],
        }, clock.GetUtcNow()));
        return verdict;
    }

    public async Task<IReadOnlyList<UndeliveredKind>> Kinds(CancellationToken cancel)
    {
        var kinds = new List<UndeliveredKind>();
        await reads.Query(Operator, async db =>
        {
            var letters = db.Set<DeadLetterRow>();
            foreach (var kind in await letters.GroupBy(r => new { r.Queue, r.Type }).Select(g => new { g.Key.Queue, g.Key.Type, Count = g.Count() }).ToListAsync(cancel))
            {
                var these = letters.Where(r => r.Queue == kind.Queue && r.Type == kind.Type);
                var oldest = await these.OrderBy(r => r.Id).Select(r => new { r.At, r.Error }).FirstOrDefaultAsync(cancel);
                // Somebody may have dealt with the last of them meanwhile.
                if (oldest is not null) kinds.Add(new UndeliveredKind(kind.Queue, NameOf(kind.Type), kind.Count, await these.CountAsync(r => r.Body != "", cancel), oldest.At, oldest.Error));
            }
            return kinds.Count;
        }, cancel);
        return [.. kinds.OrderBy(k => k.Oldest)];
    }

    public async Task<Result<ListOf<UndeliveredAnswer>>> Undelivered(string? cursor, string? size, CancellationToken cancel)
    {
        const string Query = "undelivered";
        if (!pages.Read(Query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total) = await reads.Query(Operator, async db =>
        {
            var newest = db.Set<DeadLetterRow>().AsQueryable();
            if (KeyOf(page) is { } id) newest = page.Backwards ? newest.Where(r => r.Id.CompareTo(id) > 0) : newest.Where(r => r.Id.CompareTo(id) < 0);
            newest = page.Backwards ? newest.OrderBy(r => r.Id) : newest.OrderByDescending(r => r.Id);
            return (await newest.Take(page.Size + 1).ToListAsync(cancel), await db.Set<DeadLetterRow>().CountAsync(cancel));
        }, cancel);
        return pages.Answer(Query, page, rows, total, r => [r.Id.ToString()], r => new UndeliveredAnswer(
            r.Id, r.Queue, NameOf(r.Type), r.MessageId, r.Error, r.At, r.Body.Length > 0));
    }

    private static string NameOf(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static IQueryable<AuditRow> Matching(TDb db, AuditAsked asked)
    {
        var matching = db.Set<AuditRow>().AsQueryable();
        // The list of organisations is text in SQLite, which the mapping can't look into.
        if (asked.Organisation is { } organisation)
        {
            matching = db.IsSqlite
                ? db.Set<AuditRow>().FromSql($"SELECT * FROM audit WHERE organisations LIKE {$"%{organisation}%"}")
                : db.Set<AuditRow>().FromSql($"SELECT * FROM audit WHERE {organisation} = ANY (organisations)");
        }
        if (asked.Who is { } who) matching = matching.Where(a => a.Actor == who || a.Actor.EndsWith("/" + who));
        if (asked.What is { } what) matching = matching.Where(a => a.Action.StartsWith(what));
        if (asked.Entity is { } entity) matching = matching.Where(a => a.EntityId == entity);
        if (asked.From is { } since) matching = matching.Where(a => a.At >= since);
        if (asked.Until is { } before) matching = matching.Where(a => a.At < before);
        return matching;
    }

    private static IQueryable<AuditRow> Newest(IQueryable<AuditRow> rows, PageAsked page)
    {
        if (KeyOf(page) is { } id) rows = page.Backwards ? rows.Where(r => r.Id.CompareTo(id) > 0) : rows.Where(r => r.Id.CompareTo(id) < 0);
        return page.Backwards ? rows.OrderBy(r => r.Id) : rows.OrderByDescending(r => r.Id);
    }

    /// <summary>Ids are UUIDv7: in the order of time.</summary>
    private static Guid? KeyOf(PageAsked page) => page.Keys is [var text] ? Guid.Parse(text) : null;
}
