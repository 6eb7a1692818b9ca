using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>Imports, and what came of their rows.</summary>
public sealed class ImportQueries(IReads<OpportunitiesDb> reads, Cursors cursors)
{
    public async Task<Result<ListOf<ImportAnswer>>> Page(OrganisationId organisation, string? cursor, int size, CancellationToken cancel)
    {
        var keyset = Newest($"imports {organisation}");
        if (!keyset.Start(cursor, cursors).TryGet(out var from, out var error) && error is not null) return error;
        var page = await reads.Query(
            Reader.Of(null, organisation),
            db => keyset.Page(db.Set<ImportJobRow>().Where(r => r.Organisation == organisation.Value), from, size, cursors, cancel),
            cancel);
        return new ListOf<ImportAnswer>([.. page.Items.Select(r => r.Answer())], page.Total, true, page.Next, page.Previous);
    }

    /// <summary>For the operator.</summary>
    public async Task<Result<ListOf<ImportOfAny>>> PageAcrossTenants(bool openOnly, string? cursor, int size, CancellationToken cancel)
    {
        var keyset = Newest($"imports of all {openOnly}");
        if (!keyset.Start(cursor, cursors).TryGet(out var from, out var error) && error is not null) return error;
        return await reads.Query(Reader.Of(null, Exchange.Organisation), async db =>
        {
            var all = db.Set<ImportJobRow>().AsQueryable();
            if (openOnly) all = all.Where(r => r.State == ImportState.Waiting || r.State == ImportState.Running);
            var page = await keyset.Page(all, from, size, cursors, cancel);
            var items = new List<ImportOfAny>();
            foreach (var row in page.Items)
            {
                var organisation = await db.OrganisationCopies.Where(o => o.OrganisationId == row.Organisation).Select(o => new { o.Name, o.Slug }).FirstOrDefaultAsync(cancel);
                // Each step is a turn, and each turn an entry of the audit.
                var last = await db.Set<AuditRow>().Where(a => a.EntityId == row.EntityId).OrderByDescending(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancel);
                items.Add(new ImportOfAny(row.Answer(), organisation?.Name, organisation?.Slug, last ?? row.CreatedAt));
            }
            return (Result<ListOf<ImportOfAny>>)new ListOf<ImportOfAny>(items, page.Total, true, page.Next, page.Previous);
        }, cancel);
    }

    public async Task<Result<ListOf<ImportRowOutcome>>> Rows(ImportJob job, ImportOutcome? outcome, string? cursor, int size, CancellationToken cancel)
    {
        var keyset = new Keyset<ImportedLine, int>(
            $"import-rows {job.Id} {outcome}", r => r.Line, r => r.Reference ?? "", false,
            line => line.ToString(CultureInfo.InvariantCulture), line => int.Parse(line, CultureInfo.InvariantCulture));
        if (!keyset.Start(cursor, cursors).TryGet(out var from, out var error) && error is not null) return error;
        var page = await reads.Query(
            Reader.Of(null, job.Organisation), db => keyset.Page(RowsOf(db, job, outcome), from, size, cursors, cancel), cancel);
        return new ListOf<ImportRowOutcome>([.. page.Items.Select(r => r.Told())], page.Total, true, page.Next, page.Previous);
    }

    /// <summary>All rows in the order of the file, a thousand at a time.</summary>
    public async IAsyncEnumerable<ImportedLine> All(ImportJob job, ImportOutcome? outcome, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        const int some = 1000;
        for (var last = 0; ;)
        {
            var after = last;
            var rows = await reads.Query(
                Reader.Of(null, job.Organisation),
                db => RowsOf(db, job, outcome).Where(r => r.Line > after).OrderBy(r => r.Line).Take(some).ToListAsync(cancel),
                cancel);
            foreach (var row in rows) yield return row;
            if (rows.Count < some) yield break;
            last = rows[^1].Line;
        }
    }

    /// <summary>For the worker, which does what any organisation asked for.</summary>
    public Task<List<Guid>> UnfinishedOfAllOrganisations(CancellationToken cancel) => reads.Query(
        Reader.Of(null, Exchange.Organisation),
        db => db.Set<ImportJobRow>()
            .Where(r => r.State == ImportState.Waiting || r.State == ImportState.Running)
            .OrderBy(r => r.CreatedAt).Select(r => r.EntityId).ToListAsync(cancel),
        cancel);

    private static Keyset<ImportJobRow, DateTimeOffset> Newest(string name) => new(
        name, r => r.CreatedAt, r => r.Name, true,
        t => t.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        t => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(t, CultureInfo.InvariantCulture)));

    private static IQueryable<ImportedLine> RowsOf(OpportunitiesDb db, ImportJob job, ImportOutcome? outcome)
    {
        var rows = db.Set<ImportedLine>().Where(r => r.EntityId == job.Id);
        return outcome is { } only ? rows.Where(r => r.Outcome == only) : rows;
    }
}
