using System.Globalization;
using System.Text.RegularExpressions;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Text;

namespace Secondments.Search.Domain.Places;

/// <param name="Name">For people: <c>Preston, Lancashire</c>, or a postcode district.</param>
/// <param name="County">The county or council area; null for a district.</param>
internal sealed record KnownPlace(string Name, string? County, double Latitude, double Longitude);

/// <param name="Others">Places of the same name, the most populous first.</param>
internal sealed record PlaceFound(KnownPlace? Place, IReadOnlyList<KnownPlace> Others, SearchPlaceProblem? Problem);

/// <summary>
/// Places of the United Kingdom by name, and postcode districts: fixed data that ships with the service (Data/SOURCES.md).
/// </summary>
internal sealed partial class Gazetteer
{
    private const int MostOthers = 5;

    private static readonly Dictionary<string, string> Nations = new()
    {
        ["E"] = "England",
        ["S"] = "Scotland",
        ["W"] = "Wales",
        ["N"] = "Northern Ireland",
    };

    private readonly Dictionary<string, List<KnownPlace>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPlace> _districts = new(StringComparer.Ordinal);

    private Gazetteer()
    {
        foreach (var line in Lines("places.tsv"))
        {
            var (name, nation, county) = (line[0], Nations[line[1]], line[2]);
            var shown = SaysNoMore(county, name) && !_byName.ContainsKey(Tokeniser.Normal($"{name} {nation}")) ? $"{name}, {nation}" : $"{name}, {county}";
            var place = new KnownPlace(shown, county.Length == 0 ? null : county, Number(line[3]), Number(line[4]));
            foreach (var key in new HashSet<string>([name, $"{name} {nation}", $"{name} {county}"], StringComparer.Ordinal))
                Add(Tokeniser.Normal(key), place);
        }
        foreach (var line in Lines("districts.tsv"))
            _districts[line[0]] = new KnownPlace(line[0], null, Number(line[1]), Number(line[2]));
    }

    public static Gazetteer Shared { get; } = new();

    /// <summary>What a person meant by a place: a name, a name with its county, or a postcode or the first half of one.</summary>
    public PlaceFound Find(string text)
    {
        if (_byName.TryGetValue(Tokeniser.Normal(text), out var named))
            return new PlaceFound(named[0], [.. named.Skip(1).Take(MostOthers)], null);
        if (District(text) is not { } district) return new PlaceFound(null, [], SearchPlaceProblem.UnknownPlace);
        return _districts.TryGetValue(district, out var place)
            ? new PlaceFound(place, [], null)
            : new PlaceFound(null, [], SearchPlaceProblem.UnknownDistrict);
    }

    /// <summary>The district of a postcode (its first half), or null when it isn't shaped like one.</summary>
    public static string? District(string text)
    {
        var match = Postcode().Match(text);
        return match.Success ? match.Groups[1].Value.ToUpperInvariant() : null;
    }

    // "City and Borough of Leeds" tells nobody which Leeds it is.
    private static bool SaysNoMore(string county, string name) => county.Length == 0 || Tokeniser.Normal(county).Split(' ').Contains(Tokeniser.Normal(name));

    private void Add(string key, KnownPlace place)
    {
        if (!_byName.TryGetValue(key, out var places)) _byName[key] = places = [];
        // The file has the most populous first; a place that is listed twice is one.
        if (!places.Exists(p => p.Name == place.Name)) places.Add(place);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(Gazetteer).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }

    [GeneratedRegex(@"^\s*([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s*[0-9][A-Z]{2})?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
