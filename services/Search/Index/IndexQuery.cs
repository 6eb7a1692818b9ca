using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;

namespace Secondments.Search.Index;

/// <summary>Whose eyes the index is searched with. It is part of the search itself: nothing is taken away afterwards.</summary>
public sealed record Viewer(bool SignedIn, IReadOnlyCollection<OrganisationId> Organisations)
{
    public static readonly Viewer Visitor = new(false, []);
}

/// <summary>Values of the names that have a facet. Within one name any value will do; an empty set narrows nothing.</summary>
public sealed record IndexFilters
{
    public static readonly IndexFilters None = new();

    public IReadOnlySet<Sector> Sectors { get; init; } = new HashSet<Sector>();
    public IReadOnlySet<OpportunityKind> Kinds { get; init; } = new HashSet<OpportunityKind>();
    public IReadOnlySet<Purpose> Purposes { get; init; } = new HashSet<Purpose>();
    public IReadOnlySet<int> Bands { get; init; } = new HashSet<int>();
    /// <summary>Compared by their words, whatever the case.</summary>
    public IReadOnlySet<string> Skills { get; init; } = new HashSet<string>();
    /// <summary>A post that says «either» meets both.</summary>
    public IReadOnlySet<WorkingPattern> Patterns { get; init; } = new HashSet<WorkingPattern>();
    public IReadOnlySet<LengthStep> Lengths { get; init; } = new HashSet<LengthStep>();
    public IReadOnlySet<RemoteStep> Remotes { get; init; } = new HashSet<RemoteStep>();
    /// <summary>Slugs or ids.</summary>
    public IReadOnlySet<string> Organisations { get; init; } = new HashSet<string>();
}

/// <param name="WithinMiles">Null: for sorting only.</param>
public sealed record Near(double Latitude, double Longitude, int? WithinMiles);

/// <summary>
/// Where a page starts: the sort key of the last item of the page before. Smaller keys come first.
/// </summary>
public readonly record struct ResultKey(double First, long Second, Guid Id) : IComparable<ResultKey>
{
    public int CompareTo(ResultKey other)
    {
        var first = First.CompareTo(other.First);
        if (first != 0) return first;
        var second = Second.CompareTo(other.Second);
        return second != 0 ? second : Id.CompareTo(other.Id);
    }
}

/// <param name="Now">Closed is what closed before this instant.</param>
public sealed record IndexQuery(Viewer Viewer, DateTimeOffset Now)
{
    internal QueryText Text { get; init; } = QueryText.Empty;
    public IndexFilters Filters { get; init; } = IndexFilters.None;
    public Near? Near { get; init; }
    /// <summary>With <see cref="To"/>: the days on which the person is available; a post must overlap them.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public SearchSort Sort { get; init; } = SearchSort.Relevance;
    public ResultKey? Start { get; init; }
    /// <summary>True: the page that ends just before <see cref="Start"/>.</summary>
    public bool Backwards { get; init; }
    public int Size { get; init; } = 20;
}

public sealed record IndexHit(OpportunityCard Card, OrganisationEntry Organisation, double? DistanceMiles, IReadOnlyList<Mark> TitleMarks, Snippet? Snippet, ResultKey Key);

/// <param name="HasBefore">There are results before the first of these; <paramref name="HasAfter"/>: behind the last.</param>
public sealed record IndexPage(
    IReadOnlyList<IndexHit> Hits,
    long Total,
    bool TotalIsExact,
    IReadOnlyList<Facet> Facets,
    bool HasBefore,
    bool HasAfter,
    SearchSort Sort,
    string? DidYouMean,
    bool Corrected);
