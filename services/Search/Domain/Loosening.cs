using Secondments.Search.Index;

namespace Secondments.Search.Domain;

/// <summary>
/// A question that found nothing, asked again with one thing less, or further away: what helps somebody on from an empty page.
/// </summary>
internal static class Loosening
{
    /// <summary>So many things are tried; a page has hardly room for more.</summary>
    private const int MostTried = 10;

    private static readonly int[] Distances = [50, 100, 250];

    /// <summary>The question without each of the things asked for, by parameter and value. The only thing asked for is left in.</summary>
    public static IEnumerable<(string Name, string Value, IndexQuery Query)> Without(SearchParameters asked)
    {
        var tried = new List<(string Name, string Value)>();
        if (asked.Place is { Found: true } place) tried.Add(("place", place.Asked));
        tried.AddRange(asked.Given
            .Where(g => g.Key is not ("sort" or "place" or "within") && !(g.Key == "q" && asked.Query.Text.IsEmpty))
            .SelectMany(g => g.Value.Select(value => (g.Key, value))));
        if (tried.Count < 2) yield break;
        foreach (var (name, value) in tried.Take(MostTried))
        {
            if (Parse(asked, Left(asked, name, value)) is { } query) yield return (name, value, query);
        }
    }

    /// <summary>The question at wider distances, nearest first.</summary>
    public static IEnumerable<(int Miles, IndexQuery Query)> Wider(SearchParameters asked) => asked.Query.Near is not { WithinMiles: { } within } near
        ? []
        : Distances.Where(miles => miles > within).Select(miles => (miles, asked.Query with { Near = near with { WithinMiles = miles }, Start = null, Size = 1 }));

    private static Dictionary<string, List<string>> Left(SearchParameters asked, string name, string value)
    {
        var left = asked.Given.ToDictionary(g => g.Key, g => g.Value, StringComparer.Ordinal);
        if (name is "place")
        {
            left.Remove("within");
            if (asked.InWords is { } inWords) left["q"] = [inWords.Rest];
            else left.Remove("place");
        }
        else if (name is "q" && asked.InWords is { } inWords) left["q"] = [inWords.Tail];
        else left[name] = [.. left[name].Where(v => v != value)];
        return left.Where(g => g.Value.Exists(v => v.Length > 0)).ToDictionary(StringComparer.Ordinal);
    }

    private static IndexQuery? Parse(SearchParameters asked, Dictionary<string, List<string>> given) =>
        SearchParameters.Parse(given, 1, asked.Query.Viewer, asked.Query.Now).TryGet(out var looser, out _) ? looser.Query : null;
}
