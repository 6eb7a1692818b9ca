using Secondments.Testing.Servers;

namespace Secondments.Bench.Searching;

/// <summary>Indices under a prefix of their own on the Elasticsearch that is here, or on one of ours; gone after the bench.</summary>
internal sealed class ElasticsearchIndices : IAsyncDisposable
{
    private ElasticsearchIndices(Uri url) => Url = url;

    public Uri Url { get; }

    public string Prefix { get; } = $"bench{Guid.NewGuid():n}";

    /// <summary>For an exchange that keeps its index there.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Search__Engine"] = "elasticsearch",
        ["Search__Elasticsearch__Urls"] = Url.ToString(),
        ["Search__Elasticsearch__Prefix"] = Prefix,
    };

    /// <summary>Null, and the reason said, where there is none.</summary>
    public static async Task<ElasticsearchIndices?> Find(string bench)
    {
        var (url, missing) = await SearchServer.Given("elasticsearch");
        if (url is not null) return new ElasticsearchIndices(url);
        Console.Error.WriteLine($"{bench}: skipped, {missing}");
        return null;
    }

    public async ValueTask DisposeAsync() => await SearchServer.Clear(Url, Prefix);
}
