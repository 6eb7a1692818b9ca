using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>Takes rows in, or in a dry run finds out what would come of them by the same rules.</summary>
internal sealed class ImportRows(IGrains grains, OpportunityQueries queries, TimeProvider clock)
{
    /// <summary>As many as share a commit.</summary>
    private const int AtOnce = Committer.MostUnitsACommit;
    private const int MostTries = 5;

    private static readonly OpportunityRules Rules = new();

    /// <summary>One outcome a row, in the order of the file.</summary>
    /// <param name="batch">Each row, and the line of an earlier one with the same reference.</param>
    public async Task<IReadOnlyList<ImportedLine>> Take(
        ImportJob job, HostStanding standing, IReadOnlyList<(ReadRow Row, int? Twin)> batch, CancellationToken cancel)
    {
        var outcomes = new ConcurrentBag<ImportedLine>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(batch, options, async (item, stop) => outcomes.Add(await Take(job, standing, item.Row, item.Twin, stop)));
        return [.. outcomes.OrderBy(o => o.Line)];
    }

    private async Task<ImportedLine> Take(ImportJob job, HostStanding standing, ReadRow row, int? twin, CancellationToken cancel)
    {
        if (row.Details is null) return Refused(job, row, row.Problems);
        if (twin is { } line) return Refused(job, row, [new(row.NameOf("/details/reference"), row.Reference, $"Line {line} has this reference. Give this row another, or leave it out.")]);

        var details = row.Details.Normalised();
        if (details.Reference is not { Length: <= DetailsLimits.Reference })
            return Refused(job, row, [new(row.NameOf("/details/reference"), row.Reference, $"A reference of at most {DetailsLimits.Reference} characters.")]);
        var opportunity = Opportunity.IdOf(job.Organisation, details.Reference);
        if (await ByOurs(job.Organisation, opportunity, details.Reference, cancel) is { } known) (opportunity, details) = (known, details with { Reference = null });
        var taken = await Run(job, standing, details, opportunity, cancel);
        if (!taken.TryGet(out var told, out var refused)) return Refused(job, row, Problems(row, refused));

        var outcome = Line(job, row);
        outcome.Outcome = told.Outcome;
        outcome.State = told.State;
        if (!job.DryRun || told.Outcome is not ImportOutcome.Added) outcome.Opportunity = opportunity.Value;
        return outcome;
    }

    /// <summary>One that its host gave no reference, named by the short one that it has with us, as our exports do.</summary>
    private async Task<OpportunityId?> ByOurs(OrganisationId organisation, OpportunityId byTheirs, string reference, CancellationToken cancel)
    {
        if (Ids.ParseRef(reference) is not { } ours || await grains.Read<Opportunity>(Keys.Opportunity(byTheirs), cancel) is not null) return null;
        return (await queries.IdOf(ours, cancel)).TryGet(out var id, out _) && await grains.Read<Opportunity>(Keys.Opportunity(id), cancel) is { State: var post }
            && post.Organisation == organisation && post.Details.Reference is null
            ? id
            : null;
    }

    private async Task<Result<RowTaken>> Run(ImportJob job, HostStanding standing, OpportunityDetails details, OpportunityId opportunity, CancellationToken cancel)
    {
        var key = Keys.Opportunity(opportunity);
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(details, Json.Stored)));
        TakeImportedRow Under(string reference) => new(job.Organisation, reference, details, hash, job.Id, job.Publish, standing);
        if (job.DryRun) return await Foresee(key, Under(Ids.NewRef()), job.StartedBy, cancel);
        for (var attempt = 1; ; attempt++)
        {
            var done = await DrawnReference.UntilFree(key, reference => grains.Run(key, Under(reference), new CommandContext(job.StartedBy), cancel));
            if (done.TryGet(out var reply, out var refused)) return reply.Value;
            if (refused.Code != "command.contended" || attempt == MostTries) return refused;
        }
    }

    /// <summary>The rules are pure, so that they can be asked without doing anything.</summary>
    private async Task<Result<RowTaken>> Foresee(GrainKey key, TakeImportedRow command, Actor actor, CancellationToken cancel)
    {
        var found = await grains.Read<Opportunity>(key, cancel);
        var decision = Rules.Handle(found?.State, command, new Turn(key.Id, actor, clock.GetUtcNow(), "", found?.Version ?? 0));
        return decision.Refusal is { } refused ? refused : (RowTaken)decision.Reply;
    }

    private static IReadOnlyList<ImportProblem> Problems(ReadRow row, Error refused)
    {
        if (refused.Fields.Count == 0) return [new(null, null, refused.Detail)];
        return [.. refused.Fields.Select(field =>
        {
            var name = row.NameOf(field.Pointer);
            return new ImportProblem(name, CellReader.Cut(name is null ? null : row.ValueOf(name)), field.Detail);
        }).Distinct()];
    }

    private static ImportedLine Refused(ImportJob job, ReadRow row, IReadOnlyList<ImportProblem> problems)
    {
        var line = Line(job, row);
        line.Outcome = ImportOutcome.Refused;
        line.Problems = JsonSerializer.Serialize(problems.Select(p => p with { Value = Storable(p.Value) }), Json.Stored);
        line.Cells = row.Cells is null ? null : JsonSerializer.Serialize(row.Cells.Select(Storable), Json.Stored);
        return line;
    }

    private static ImportedLine Line(ImportJob job, ReadRow row) => new()
    {
        EntityId = job.Id,
        Readers = [job.Organisation.Value],
        Line = row.Line,
        Reference = Storable(row.Reference),
        Title = Storable(row.Title),
    };

    /// <summary>What a file held may be refused for what no database stores.</summary>
    private static string? Storable(string? text) => text is null || (!text.Contains('\0') && !text.Any(char.IsSurrogate))
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
}
