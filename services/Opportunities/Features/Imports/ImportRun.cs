using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Imports.Files;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>
/// Does one import, or what is left of it. Rows are sent many at a time, so that their turns share commits; a batch counts
/// once its outcomes are written. Broken off anywhere, it goes on from the last batch that counted: a row that was done
/// already answers as it did then.
/// </summary>
internal sealed class ImportRun(
    IGrains grains, IReads<OpportunitiesDb> reads, IEntityWrites<OpportunitiesDb> writes, HostOrganisations organisations,
    ImportFiles files, ImportRows rows, ILogger<ImportRun> log)
{
    private const int RowsABatch = 256;

    /// <returns>Whether it is over now.</returns>
    public async Task<bool> Do(Guid import, CancellationToken cancel)
    {
        if (await grains.Read<ImportJob>(ImportJob.Key(import), cancel) is not { State: { IsOver: false } job }) return true;
        using (var file = files.Claim(import))
        {
            if (file is null)
            {
                // Another process has it; or it is gone, which only losing the folder can bring about.
                if (!files.Has(import)) await Tell(job, new FailImport("The uploaded file is no longer here. Upload it again."), cancel);
                return false;
            }
            await Work(job, file, cancel);
        }
        if (await grains.Read<ImportJob>(ImportJob.Key(import), cancel) is not { State: { IsOver: true } ended }) return false;
        // A file that was checked can be imported as it is; the worker forgets it after a day.
        if (!ended.CanBeRun) files.Forget(import);
        return true;
    }

    private async Task Work(ImportJob job, Stream file, CancellationToken cancel)
    {
        var (total, encoding, fault) = Survey(file, job.Format);
        if (await Tell(job, new BeginImport(total, encoding), cancel) is not null) return;

        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        var done = job.Counts.Done;
        foreach (var batch in ImportFiles.Open(file, job.Format).Rows.Take(total).Select(row => Numbered(row, firstLines)).Skip(done).Chunk(RowsABatch))
        {
            if (await grains.Read<ImportJob>(ImportJob.Key(job.Id), cancel) is { State.IsOver: true }) return;
            if (await Standing(job, cancel) is not { } standing)
            {
                await Tell(job, new FailImport("Whoever started this import may no longer post for the organisation. The rows that are done stay."), cancel);
                return;
            }
            var outcomes = await rows.Take(job, standing, batch, cancel);
            await Keep(job, outcomes, cancel);
            // Refused: another process does it.
            if (await Tell(job, new AdvanceImport(done, ImportCounts.Of(outcomes.Select(o => o.Outcome)), outcomes[^1].Line), cancel) is not null) return;
            done += batch.Length;
        }
        await Tell(job, fault is null ? new FinishImport() : new FailImport(fault), cancel);
        log.LogInformation("Import {Import} ended after {Rows} rows", job.Id, done);
    }

    /// <summary>Reads the file once: how many rows it has, and where it stops being readable.</summary>
    private static (int Total, string Encoding, string? Fault) Survey(Stream file, ImportFormat format)
    {
        var (text, read) = ImportFiles.Open(file, format);
        var total = 0;
        try
        {
            foreach (var _ in read) total++;
            return (total, text.EncodingName, null);
        }
        catch (ImportFileException e)
        {
            return (total, text.EncodingName, e.Message);
        }
    }

    private static (ReadRow Row, int? Twin) Numbered(ReadRow row, Dictionary<string, int> firstLines) =>
        row.Details?.Reference?.Trim() is { Length: > 0 } reference && !firstLines.TryAdd(reference, row.Line) ? (row, firstLines[reference]) : (row, null);

    /// <summary>What the one who started it may do now; null when they may no longer post.</summary>
    private async Task<HostStanding?> Standing(ImportJob job, CancellationToken cancel)
    {
        var membership = await reads.Query(
            Reader.Of(null, job.Organisation),
            db => db.MembershipCopies.FirstOrDefaultAsync(m => m.OrganisationId == job.Organisation.Value && m.Member == job.StartedBy.Id && !m.Removed, cancel),
            cancel);
        List<MemberRole> roles = [.. (membership?.Roles ?? []).Select(name => Enum.TryParse<MemberRole>(name, out var role) ? role : MemberRole.Staff)];
        return roles.Contains(MemberRole.Host) ? await organisations.Standing(job.Organisation, roles, cancel) : null;
    }

    private Task Keep(ImportJob job, IReadOnlyList<ImportedLine> lines, CancellationToken cancel) =>
        writes.Write(new CommandContext(job.StartedBy), async (db, _) =>
        {
            // A batch that was broken off between this and its count is written again.
            var (first, last) = (lines[0].Line, lines[^1].Line);
            await db.Set<ImportedLine>().Where(l => l.EntityId == job.Id && l.Line >= first && l.Line <= last).ExecuteDeleteAsync(cancel);
            db.AddRange(lines);
            return 0;
        }, cancel);

    private async Task<Error?> Tell(ImportJob job, ICommand<Done> command, CancellationToken cancel)
    {
        var told = await grains.Run(ImportJob.Key(job.Id), command, new CommandContext(job.StartedBy), cancel);
        return told.TryGet(out _, out var refused) ? null : refused;
    }
}
