using System.Globalization;
using System.Text.Json;
using Secondments.Grains;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// Which server it is, read once from its greeting, and all in which those that we know differ for us. Requests are the same for all:
/// plain application/json without types; a <c>_type</c> that the oldest prints in answers is not read.
/// </summary>
internal sealed record ServerKind(string Name, Version Version, bool IsServerless)
{
    private static readonly Version OldestElasticsearch = new(7, 10);
    private static readonly Version OldestOpenSearch = new(2, 0);

    public static ServerKind Read(JsonElement greeting)
    {
        if (!greeting.TryGetProperty("version", out var said) || !said.TryGetProperty("number", out var number)
            || !Version.TryParse(number.GetString()?.Split('-')[0], out var version))
            throw new UnavailableException("What answers at Search:Elasticsearch:Urls is no search server.");
        var isOpenSearch = said.TryGetProperty("distribution", out var distribution) && distribution.GetString() == "opensearch";
        var flavor = said.TryGetProperty("build_flavor", out var built) ? built.GetString() : null;
        var kind = new ServerKind(isOpenSearch ? "OpenSearch" : "Elasticsearch", version, flavor == "serverless");
        var oldest = isOpenSearch ? OldestOpenSearch : OldestElasticsearch;
        return version >= oldest
            ? kind
            : throw new UnavailableException(string.Create(CultureInfo.InvariantCulture, $"The search server is {kind.Name} {version}; {oldest} or later is needed."));
    }

    /// <summary>
    /// One shard, so that scores of all documents are made of the same figures; a copy on another node where there is one. Where
    /// Elastic runs the nodes, both are its own business and refused.
    /// </summary>
    public Dictionary<string, object> Settings() => IsServerless
        ? new() { ["refresh_interval"] = "5s" }
        : new() { ["number_of_shards"] = 1, ["auto_expand_replicas"] = "0-1", ["refresh_interval"] = "1s" };
}
