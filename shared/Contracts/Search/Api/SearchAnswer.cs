namespace Secondments.Contracts.Search.Api;

/// <summary>The order of results.</summary>
public enum SearchSort
{
    /// <summary>Best match first; the default when there are words. Without words the same as <see cref="Newest"/>.</summary>
    Relevance,
    Newest,
    /// <summary>The soonest closing date first.</summary>
    Closing,
    /// <summary>Nearest first; needs a place that was found, otherwise the same as <see cref="Newest"/>.</summary>
    Distance,
}

/// <summary>
/// The answer of <c>GET /api/search/opportunities</c>. Only opportunities that are open now and that the caller may see are
/// in items, total and facets.
/// </summary>
/// <param name="TotalIsExact">False when counting stopped early: say «more than».</param>
/// <param name="Next">Opaque cursor of the next page, bound to this query; null at the end.</param>
/// <param name="Sort">The order that was used; it may differ from the one asked for (see <see cref="SearchSort"/>).</param>
/// <param name="DidYouMean">The words with their spelling mended, when that would find more; null otherwise.</param>
/// <param name="Corrected">True: the words as typed find nothing, and these are already the results for <paramref name="DidYouMean"/>.</param>
/// <param name="Place">What became of <c>place</c>, or of a place that the words named («near Leeds»); null when there was none.</param>
/// <param name="Words">The words that were searched for, where that isn't all of <c>q</c> because the rest named a place; null otherwise.</param>
/// <param name="Without">When nothing is found: what would be, without one of the things asked for. Those that would find nothing either are left out.</param>
/// <param name="Wider">When nothing is found near the place: distances at which something is, the nearest first.</param>
public sealed record SearchAnswer(
    IReadOnlyList<SearchHit> Items,
    long Total,
    bool TotalIsExact,
    IReadOnlyList<Facet> Facets,
    string? Next,
    string? Previous,
    SearchSort Sort,
    string? DidYouMean = null,
    bool Corrected = false,
    SearchPlace? Place = null,
    string? Words = null,
    IReadOnlyList<SearchWithout>? Without = null,
    IReadOnlyList<SearchWithin>? Wider = null);

/// <summary>What would be found without one thing that was asked for.</summary>
/// <param name="Name">The parameter; <c>place</c> stands for the place with its distance, wherever it was said.</param>
/// <param name="Value">The one of its values that is left out.</param>
public sealed record SearchWithout(string Name, string Value, long Total, bool TotalIsExact);

/// <summary>What would be found within so many miles of the place.</summary>
public sealed record SearchWithin(int Miles, long Total, bool TotalIsExact);

/// <summary>
/// The place asked for. When it isn't found, nothing is filtered or sorted by distance, and the page should say so.
/// </summary>
/// <param name="Asked">As typed.</param>
/// <param name="Name">The place that was taken, such as <c>Preston, Lancashire</c> or <c>LS6</c>; null when none was.</param>
/// <param name="WithinMiles">The distance that was used to filter.</param>
/// <param name="Others">Other places of the same name, each good as <c>place</c>.</param>
/// <param name="Problem">Why none was found; null when one was.</param>
/// <param name="InWords">It was read out of <c>q</c>: send <see cref="SearchAnswer.Words"/> as <c>q</c> to search without it.</param>
public sealed record SearchPlace(
    string Asked,
    bool Found,
    string? Name,
    int? WithinMiles,
    IReadOnlyList<string> Others,
    SearchPlaceProblem? Problem = null,
    bool InWords = false);

public enum SearchPlaceProblem
{
    /// <summary>No place of that name is known.</summary>
    UnknownPlace,
    /// <summary>It looks like a postcode, but its district isn't among those known: a town's name may do.</summary>
    UnknownDistrict,
}

/// <summary>One name by which results can be narrowed, such as <c>sector</c>: the query parameter of the same name.</summary>
/// <param name="Values">Those with a count and those selected; most common first, or in their natural order (band, length).</param>
public sealed record Facet(string Name, IReadOnlyList<FacetValue> Values);

/// <param name="Value">What to send as the parameter.</param>
/// <param name="Label">How people write it, where the exchange doesn't give it a name of its own (organisations, skills).</param>
/// <param name="Count">Results with it, under all the other filters but not this facet's.</param>
public sealed record FacetValue(string Value, string? Label, int Count, bool Selected);

/// <summary>The facets' and parameters' names.</summary>
public static class FacetNames
{
    public const string Sector = "sector";
    public const string Kind = "kind";
    public const string Purpose = "purpose";
    public const string Band = "band";
    public const string Skill = "skill";
    public const string Pattern = "pattern";
    public const string Length = "length";
    public const string Remote = "remote";
    public const string Organisation = "organisation";
}

/// <summary>How long, in the steps that results are narrowed by.</summary>
public enum LengthStep
{
    /// <summary>At most 5 weeks.</summary>
    UpToOneMonth,
    /// <summary>6 to 13 weeks.</summary>
    UpToThreeMonths,
    /// <summary>14 to 26 weeks.</summary>
    UpToSixMonths,
    /// <summary>27 to 53 weeks.</summary>
    UpToOneYear,
    OverOneYear,
}

/// <summary>Where the work is done. The parameter <c>remote=true</c> means either of the last two.</summary>
public enum RemoteStep
{
    /// <summary>No remote share, or none said.</summary>
    OnSite,
    /// <summary>1 to 99 per cent of the time.</summary>
    Hybrid,
    /// <summary>All of it.</summary>
    Remote,
}
