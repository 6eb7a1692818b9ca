using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;

namespace Secondments.Opportunities.Views;

/// <summary>An import as lists and the worker need it.</summary>
public sealed class ImportJobRow : PrivateViewRow
{
    public Guid Organisation { get; set; }

    /// <summary>The id as text: breaks ties in lists.</summary>
    public string Name { get; set; } = "";

    public ImportState State { get; set; }
    public ImportFormat Format { get; set; }
    public bool DryRun { get; set; }
    public bool Publish { get; set; }
    public long Bytes { get; set; }
    public int? Total { get; set; }
    public int Done { get; set; }
    public int? LastLine { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Refused { get; set; }
    public string? Encoding { get; set; }
    public string? Problem { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public static ImportJobRow Of(ImportJob job) => new()
    {
        EntityId = job.Id,
        Readers = [job.Organisation.Value, Exchange.Organisation.Value],
        Organisation = job.Organisation.Value,
        Name = job.Id.ToString(),
        State = job.State,
        Format = job.Format,
        DryRun = job.DryRun,
        Publish = job.Publish,
        Bytes = job.Bytes,
        Total = job.Total,
        Done = job.Counts.Done,
        LastLine = job.LastLine,
        Added = job.Counts.Added,
        Changed = job.Counts.Changed,
        Same = job.Counts.Same,
        Refused = job.Counts.Refused,
        Encoding = job.Encoding,
        Problem = job.Problem,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
    };

    public ImportAnswer Answer() => new(
        EntityId, new(Organisation), State, Format, DryRun, Publish, Bytes, Total, Done, Added, Changed, Same, Refused,
        Encoding, Problem, CreatedAt, StartedAt, EndedAt, Version, LastLine);
}

/// <summary>What happened to one row of a file. Outside the grain, because there may be a hundred thousand.</summary>
public sealed class ImportedLine : PrivateViewRow
{
    public int Line { get; set; }
    public string? Reference { get; set; }
    public string? Title { get; set; }
    public ImportOutcome Outcome { get; set; }
    public Guid? Opportunity { get; set; }
    public OpportunityState? State { get; set; }

    /// <summary>JSON: a list of <see cref="ImportProblem"/>; null for none.</summary>
    public string? Problems { get; set; }

    /// <summary>JSON: the cells of a refused row as they were, to be mended and sent again; null for others.</summary>
    public string? Cells { get; set; }

    public ImportRowOutcome Told() => new(
        Line, Reference, Title, Outcome, Opportunity is { } id ? new OpportunityId(id) : null, State,
        Problems is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<ImportProblem>>(Problems, Json.Stored)!);
}
