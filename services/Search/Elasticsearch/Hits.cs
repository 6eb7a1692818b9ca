using System.Text.Json;

namespace Secondments.Search.Elasticsearch;

/// <summary>Reads the answer of a search.</summary>
internal static class Hits
{
    public static IEnumerable<JsonElement> Of(JsonElement answer) => answer.GetProperty("hits").GetProperty("hits").EnumerateArray();

    public static long Total(JsonElement answer) => answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();

    /// <summary>Keys and counts of a terms aggregation.</summary>
    public static IEnumerable<(string Key, int Count, JsonElement Bucket)> Buckets(JsonElement aggregation) => aggregation.GetProperty("buckets").EnumerateArray()
        .Select(b => (b.GetProperty("key").GetString()!, b.GetProperty("doc_count").GetInt32(), b));

    /// <summary>One value that was asked for by <c>docvalue_fields</c>.</summary>
    public static JsonElement? Field(JsonElement hit, string name) =>
        hit.TryGetProperty("fields", out var fields) && fields.TryGetProperty(name, out var values) && values.GetArrayLength() > 0 ? values[0] : null;
}
