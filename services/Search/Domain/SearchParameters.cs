using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain.Places;
using Secondments.Search.Domain.Skills;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Domain;

/// <summary>The query of <c>GET /api/search/opportunities</c>, read: what is wrong with it is said member by member.</summary>
/// <param name="InWords">The place that the words named, when no other was asked for.</param>
internal sealed record SearchParameters(IndexQuery Query, SearchPlace? Place, PlaceInWords? InWords)
{
    public const int DefaultMiles = 25;
    public const int MostMiles = 500;
    private const int MostValues = 50;
    private const int LongestValue = 200;

    /// <summary>The values of each parameter that has any.</summary>
    public required IReadOnlyDictionary<string, List<string>> Given { get; init; }

    /// <summary>The query without cursor and size, the same for the same question: what cursors are bound to.</summary>
    public string Canonical => string.Join('&', Given
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .SelectMany(g => g.Value.Order(StringComparer.Ordinal).Select(v => $"{g.Key}={Uri.EscapeDataString(v)}")));

    public static Result<SearchParameters> Parse(SearchRequest request, int size, Viewer viewer, DateTimeOffset now) => Parse(ValuesOf(request), size, viewer, now);

    public static Result<SearchParameters> Parse(Dictionary<string, List<string>> given, int size, Viewer viewer, DateTimeOffset now)
    {
        var errors = new Errors();
        foreach (var (name, all) in given)
        {
            if (all.Count > MostValues) errors.Add(name, "too_many", $"Give at most {MostValues} values.");
            else if (name != "q" && all.Exists(v => v.Length > LongestValue || v.Any(char.IsControl))) errors.Add(name, "unreadable", "Give a shorter value, of letters, digits and signs.");
        }
        if (errors.Any) return errors.ToError();

        var text = QueryText.Parse(Single(given, "q"));
        if (text.Error is { } wrong) return wrong;
        var inWords = Single(given, "place") is null ? PlaceInWords.Read(Single(given, "q")) : null;
        if (inWords is not null) text = QueryText.Parse(inWords.Rest);
        var place = ReadPlace(given, inWords, errors);
        var query = new IndexQuery(viewer, now)
        {
            Text = text.Value,
            Filters = ReadFilters(given, errors),
            Near = place.Near,
            From = Day(given, "from", errors),
            To = Day(given, "to", errors),
            Sort = Single(given, "sort") is { } sort ? Words.Read<SearchSort>(sort) ?? errors.Add<SearchSort>("sort", Choices<SearchSort>()) : SearchSort.Relevance,
            Size = size,
        };
        if (query is { From: { } from, To: { } to } && to < from) errors.Add("to", "before_from", "Enter a date that isn't before «from».");
        if (errors.Any) return errors.ToError();
        return new SearchParameters(query, place.Answer, inWords) { Given = given };
    }

    private static IndexFilters ReadFilters(Dictionary<string, List<string>> given, Errors errors) => new()
    {
        Sectors = Enums<Sector>(given, FacetNames.Sector, errors),
        Kinds = Enums<OpportunityKind>(given, FacetNames.Kind, errors),
        Purposes = Enums<Purpose>(given, FacetNames.Purpose, errors),
        Bands = All(given, FacetNames.Band).Select(b => Band.Parse(b) ?? errors.Add<int>(FacetNames.Band, "Enter a band from 1 to 9, or a grade's name.")).ToHashSet(),
        Skills = All(given, FacetNames.Skill).Select(s => SkillNamed(s, errors)).ToHashSet(StringComparer.Ordinal),
        Patterns = Enums<WorkingPattern>(given, FacetNames.Pattern, errors),
        Lengths = Enums<LengthStep>(given, FacetNames.Length, errors),
        Remotes = All(given, FacetNames.Remote).SelectMany(r => Remote(r, errors)).ToHashSet(),
        Organisations = All(given, FacetNames.Organisation).ToHashSet(StringComparer.OrdinalIgnoreCase),
    };

    // A name may be anybody's own words; an id is the taxonomy's or nothing.
    private static string SkillNamed(string nameOrId, Errors errors)
    {
        if (!TermFile.LooksLikeId(nameOrId)) return nameOrId;
        if (SkillTaxonomy.Shared.Find(nameOrId) is { } term) return term.Label;
        errors.Add(FacetNames.Skill, "unknown_value", $"The taxonomy has no skill {nameOrId}. Give one of those that /api/search/skills answers with, or the skill in your own words.");
        return nameOrId;
    }

    private static IEnumerable<RemoteStep> Remote(string word, Errors errors) => word.ToLowerInvariant() switch
    {
        "true" => [RemoteStep.Hybrid, RemoteStep.Remote],
        "false" => [RemoteStep.OnSite],
        _ => [Words.Read<RemoteStep>(word) ?? errors.Add<RemoteStep>(FacetNames.Remote, Choices<RemoteStep>())],
    };

    private static (Near? Near, SearchPlace? Answer) ReadPlace(Dictionary<string, List<string>> given, PlaceInWords? inWords, Errors errors)
    {
        var within = Number(given, "within", 1, MostMiles, errors);
        if ((Single(given, "place") ?? inWords?.Place) is not { } asked) return (null, null);
        var found = Gazetteer.Shared.Find(asked);
        if (found.Place is not { } place) return (null, new SearchPlace(asked, false, null, null, [], found.Problem, inWords is not null));
        var miles = inWords?.Miles ?? within ?? DefaultMiles;
        return (
            new Near(place.Latitude, place.Longitude, miles),
            new SearchPlace(asked, true, place.Name, miles, [.. found.Others.Select(o => o.Name)], null, inWords is not null));
    }

    private static HashSet<TEnum> Enums<TEnum>(Dictionary<string, List<string>> given, string name, Errors errors) where TEnum : struct, Enum =>
        All(given, name).Select(word => Words.Read<TEnum>(word) ?? errors.Add<TEnum>(name, Choices<TEnum>())).ToHashSet();

    private static string Choices<TEnum>() where TEnum : struct, Enum => $"Give one of {string.Join(", ", Enum.GetValues<TEnum>().Select(Words.Of))}.";

    private static IEnumerable<string> All(Dictionary<string, List<string>> given, string name) => given.GetValueOrDefault(name) ?? [];

    private static string? Single(Dictionary<string, List<string>> given, string name) => given.GetValueOrDefault(name)?[0];

    private static int? Number(Dictionary<string, List<string>> given, string name, int least, int most, Errors errors)
    {
        if (Single(given, name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : errors.Add<int>(name, $"Enter a whole number from {least} to {most}.");
    }

    private static DateOnly? Day(Dictionary<string, List<string>> given, string name, Errors errors)
    {
        if (Single(given, name) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : errors.Add<DateOnly>(name, "Enter a date, such as 2027-03-31.");
    }

    // Blank values count as absent, so that a form may be sent as it stands.
    private static Dictionary<string, List<string>> ValuesOf(SearchRequest r)
    {
        (string Name, IEnumerable<string?>? Values)[] all =
        [
            ("q", [r.Q]), ("place", [r.Place]), ("within", [r.Within]), ("from", [r.From]), ("to", [r.To]), ("sort", [r.Sort]),
            (FacetNames.Sector, r.Sector), (FacetNames.Kind, r.Kind), (FacetNames.Band, r.Band), (FacetNames.Skill, r.Skill),
            (FacetNames.Purpose, r.Purpose), (FacetNames.Pattern, r.Pattern), (FacetNames.Length, r.Length),
            (FacetNames.Organisation, r.Organisation), (FacetNames.Remote, r.Remote),
        ];
        return all
            .Select(p => (p.Name, Values: (p.Values ?? []).OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList()))
            .Where(p => p.Values.Count > 0)
            .ToDictionary(p => p.Name, p => p.Values, StringComparer.Ordinal);
    }

    private sealed class Errors
    {
        private readonly List<FieldError> _fields = [];

        public bool Any => _fields.Count > 0;

        public void Add(string name, string code, string detail) => _fields.Add(new FieldError($"/{name}", code, detail));

        public T Add<T>(string name, string detail) where T : struct
        {
            Add(name, "unknown_value", detail);
            return default;
        }

        public Error ToError() => Error.Invalid("search.wrong_parameters", _fields);
    }
}
