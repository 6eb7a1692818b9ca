using System.Globalization;
using System.Text.Json;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>Asks what each value of each facet would leave under the other filters, and reads the answer.</summary>
/// <param name="narrowing">What each facet lets through, where it narrows.</param>
/// <param name="organisations">Those that the filter names and that there are.</param>
internal sealed class FacetCounts(IndexFilters filters, IReadOnlyDictionary<string, object> narrowing, IReadOnlyList<OrganisationEntry> organisations)
{
    private const int MostNames = 20;
    private const int MoreThanAnyEnum = 50;

    private static readonly (string Name, string Field)[] Enums =
    [
        (FacetNames.Sector, "host.sector"), (FacetNames.Kind, "kind"), (FacetNames.Purpose, "purpose"), (FacetNames.Band, "band"),
        (FacetNames.Pattern, "pattern"), (FacetNames.Length, "length"), (FacetNames.Remote, "remote"),
    ];

    public Dictionary<string, object> Request()
    {
        var asked = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, field) in Enums) asked[name] = Counted(name, Terms(field, MoreThanAnyEnum));
        asked[FacetNames.Skill] = Named(FacetNames.Skill, "skill", filters.Skills.Select(Tokeniser.Normal), ["skill_names"]);
        asked[FacetNames.Organisation] = Named(FacetNames.Organisation, "organisation", organisations.Select(o => o.Id.ToString()), ["host.slug", "host.name"]);
        return asked;
    }

    public IReadOnlyList<Facet> Read(JsonElement aggregations)
    {
        var counts = Enums.ToDictionary(
            e => e.Name, e => Hits.Buckets(aggregations.GetProperty(e.Name).GetProperty("values")).ToDictionary(b => b.Key, b => b.Count, StringComparer.Ordinal), StringComparer.Ordinal);
        return
        [
            Of(FacetNames.Sector, filters.Sectors, byCount: true),
            Of(FacetNames.Kind, filters.Kinds, byCount: true),
            Of(FacetNames.Purpose, filters.Purposes, byCount: true),
            FacetOf.Bands(filters.Bands, b => counts[FacetNames.Band].GetValueOrDefault(b.ToString(CultureInfo.InvariantCulture))),
            Skills(aggregations.GetProperty(FacetNames.Skill)),
            Of(FacetNames.Pattern, filters.Patterns, byCount: false),
            Of(FacetNames.Length, filters.Lengths, byCount: false),
            Of(FacetNames.Remote, filters.Remotes, byCount: false),
            Organisations(aggregations.GetProperty(FacetNames.Organisation)),
        ];

        Facet Of<TEnum>(string name, IReadOnlySet<TEnum> selected, bool byCount) where TEnum : struct, Enum =>
            FacetOf.Enums(name, selected, value => counts[name].GetValueOrDefault(Words.Of(value)), byCount);
    }

    private Facet Skills(JsonElement aggregation)
    {
        var asked = filters.Skills.Select(s => (Asked: s, Key: Tokeniser.Normal(s))).ToList();
        var seen = Values(aggregation).ToDictionary(b => b.Key, b => b, StringComparer.Ordinal);
        var values = seen.Values.Select(b => new FacetValue(b.Key, NameIn(b.Bucket, b.Key), b.Count, asked.Exists(a => a.Key == b.Key)));
        // What nothing here has is shown as it was asked for: its usual spelling would tell that somewhere it exists.
        return new Facet(FacetNames.Skill, [.. values, .. asked.Where(a => !seen.ContainsKey(a.Key)).Select(a => new FacetValue(a.Asked, a.Asked, 0, true))]);
    }

    private Facet Organisations(JsonElement aggregation)
    {
        var known = organisations.Where(o => o.Shown).ToList();
        var found = Values(aggregation).Select(b => (b.Key, Value: new FacetValue(
            First(b.Bucket, "host.slug"), First(b.Bucket, "host.name"), b.Count, known.Exists(o => o.Id.ToString() == b.Key)))).ToList();
        var empty = known.Where(o => !found.Exists(f => f.Key == o.Id.ToString())).Select(o => new FacetValue(o.Slug, o.Name, 0, true));
        var strange = filters.Organisations.Where(asked => !known.Exists(o => Names(asked, o))).Select(asked => new FacetValue(asked, null, 0, true));
        return new Facet(FacetNames.Organisation, [.. found.Select(f => f.Value), .. empty, .. strange]);
    }

    private static bool Names(string asked, OrganisationEntry organisation) =>
        Guid.TryParse(asked, out var id) ? organisation.Id.Value == id : string.Equals(organisation.Slug, asked, StringComparison.OrdinalIgnoreCase);

    // The commonest, and whatever is selected.
    private static IEnumerable<(string Key, int Count, JsonElement Bucket)> Values(JsonElement aggregation)
    {
        var common = Hits.Buckets(aggregation.GetProperty("values"));
        var selected = aggregation.TryGetProperty("selected", out var more) ? Hits.Buckets(more) : [];
        return common.Concat(selected).DistinctBy(b => b.Key).OrderByDescending(b => b.Count);
    }

    private static string First(JsonElement bucket, string field) => Hits.Field(Example(bucket), field)!.Value.GetString()!;

    private static string NameIn(JsonElement bucket, string key)
    {
        var names = Example(bucket).GetProperty("fields").GetProperty("skill_names").EnumerateArray().Select(n => n.GetString()!.Split(Host.Between));
        return names.First(n => n[0] == key)[1];
    }

    private static JsonElement Example(JsonElement bucket) => Hits.Of(bucket.GetProperty("example")).First();

    private Dictionary<string, object> Counted(string facet, object values) => new()
    {
        ["filter"] = Others(facet),
        ["aggs"] = new { values },
    };

    private Dictionary<string, object> Named(string facet, string field, IEnumerable<string> selected, string[] shown)
    {
        var example = new { example = new { top_hits = new { size = 1, _source = false, docvalue_fields = shown, sort = new object[] { new { published = "asc" }, new { id = "asc" } } } } };
        string[] include = [.. selected.Where(s => s.Length > 0).Distinct()];
        var inner = new Dictionary<string, object> { ["values"] = Terms(field, MostNames, example) };
        if (include.Length > 0) inner["selected"] = Terms(field, include.Length, example, include);
        return new() { ["filter"] = Others(facet), ["aggs"] = inner };
    }

    private object Others(string facet) => narrowing.Where(n => n.Key != facet).Select(n => n.Value).ToList() is { Count: > 0 } others ? Clauses.All(others) : Clauses.Everything;

    private static Dictionary<string, object> Terms(string field, int size, object? inner = null, string[]? include = null)
    {
        var terms = new Dictionary<string, object> { ["field"] = field, ["size"] = size };
        if (include is not null) terms["include"] = include;
        var asked = Clauses.Of("terms", terms);
        if (inner is not null) asked["aggs"] = inner;
        return asked;
    }
}
