using System.Globalization;
using System.Text.Json;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>The order of results, as the server sorts by it, and the keys by which pages go on. Every order ends in the id, so that no two are alike.</summary>
internal sealed class Ordering(IndexQuery query, QueryText text)
{
    /// <summary>What is asked for, as far as it can be had.</summary>
    public SearchSort Sort { get; } = query.Sort switch
    {
        SearchSort.Relevance when text.IsEmpty => SearchSort.Newest,
        SearchSort.Distance when query.Near is null => SearchSort.Newest,
        var sort => sort,
    };

    public object[] Request()
    {
        var (falling, rising) = query.Backwards ? ("asc", "desc") : ("desc", "asc");
        object[] rest = [new { published = falling }, new { id = rising }];
        return Sort switch
        {
            SearchSort.Relevance => [new { _score = falling }, .. rest],
            SearchSort.Closing => [new { closes = rising }, .. rest],
            SearchSort.Distance =>
            [
                new { _geo_distance = new { points = new { lat = query.Near!.Latitude, lon = query.Near.Longitude }, order = rising, unit = "mi", mode = "min", distance_type = "arc" } },
                .. rest,
            ],
            _ => rest,
        };
    }

    /// <summary>The values of a key as <c>search_after</c> takes them.</summary>
    public object[] After(ResultKey key)
    {
        object[] rest = [-key.Second, key.Id];
        return Sort switch
        {
            SearchSort.Relevance => [-key.First, .. rest],
            SearchSort.Closing => [(long)key.First, .. rest],
            // JSON has no number for what lies nowhere.
            SearchSort.Distance => [key.First.ToString("R", CultureInfo.InvariantCulture), .. rest],
            _ => rest,
        };
    }

    public ResultKey Key(JsonElement hit)
    {
        var values = hit.GetProperty("sort");
        var at = values.GetArrayLength() - 2;
        var first = Sort switch
        {
            SearchSort.Relevance => -Number(values[0]),
            SearchSort.Closing or SearchSort.Distance => Number(values[0]),
            _ => 0,
        };
        return new ResultKey(first, -values[at].GetInt64(), values[at + 1].GetGuid());
    }

    private static double Number(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture) : value.GetDouble();
}
