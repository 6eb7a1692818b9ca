using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Imports;

/// <summary>The state of one bulk import. Its rows' outcomes stand outside.</summary>
/// <param name="StartedBy">In whose name its rows are written.</param>
/// <param name="Header">Column names of a CSV file, as they stand in it.</param>
public sealed record ImportJob(
    Guid Id,
    OrganisationId Organisation,
    Actor StartedBy,
    ImportState State,
    ImportFormat Format,
    bool DryRun,
    bool Publish,
    long Bytes,
    IReadOnlyList<string> Header,
    int? Total,
    ImportCounts Counts,
    string? Encoding,
    string? Problem,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt)
{
    public const string Kind = "import";

    /// <summary>Where the last row that is done starts in the file; null before the first.</summary>
    public int? LastLine { get; init; }

    /// <summary>A check that went through the whole file: the same file can be imported now.</summary>
    public bool CanBeRun => DryRun && State is ImportState.Finished;

    public bool IsOver => State is ImportState.Finished or ImportState.Failed or ImportState.Cancelled;

    public static GrainKey Key(Guid id) => new(Kind, id);
}

/// <summary>How many rows came out how.</summary>
public sealed record ImportCounts(int Added = 0, int Changed = 0, int Same = 0, int Refused = 0)
{
    public int Done => Added + Changed + Same + Refused;

    public static ImportCounts operator +(ImportCounts a, ImportCounts b) =>
        new(a.Added + b.Added, a.Changed + b.Changed, a.Same + b.Same, a.Refused + b.Refused);

    public static ImportCounts Of(IEnumerable<ImportOutcome> outcomes) => outcomes.Aggregate(new ImportCounts(), (counts, outcome) => outcome switch
    {
        ImportOutcome.Added => counts with { Added = counts.Added + 1 },
        ImportOutcome.Changed => counts with { Changed = counts.Changed + 1 },
        ImportOutcome.Same => counts with { Same = counts.Same + 1 },
        _ => counts with { Refused = counts.Refused + 1 },
    });
}

public sealed record StartImport(
    OrganisationId Organisation, ImportFormat Format, bool DryRun, bool Publish, long Bytes, IReadOnlyList<string> Header) : ICommand<ImportStarted>;

/// <param name="Id">Of the job; where the caller sent the same request again, of the one that the first made.</param>
public sealed record ImportStarted(Guid Id);

/// <summary>The file has been read once: so many rows, in this encoding.</summary>
public sealed record BeginImport(int Total, string Encoding) : ICommand<Done>;

/// <summary>The next rows are done, from row <paramref name="From"/> on. Refused when another worker was quicker.</summary>
/// <param name="LastLine">Where the last of them starts in the file.</param>
public sealed record AdvanceImport(int From, ImportCounts Counts, int? LastLine = null) : ICommand<Done>;

public sealed record FinishImport : ICommand<Done>;

public sealed record FailImport(string Problem) : ICommand<Done>;

public sealed record CancelImport : ICommand<Done>;
