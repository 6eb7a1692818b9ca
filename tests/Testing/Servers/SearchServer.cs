using System.Collections.Concurrent;
using Xunit;

namespace Secondments.Testing.Servers;

/// <summary>
/// The search server that <c>ELASTICSEARCH_URL</c> or <c>OPENSEARCH_URL</c> names, or else one of our own, started once a process from the
/// folder that <c>SEARCH_SERVERS</c> names. Tests that need it skip with the reason where there is neither.
/// </summary>
public static class SearchServer
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(string? Url, string? Missing)>>> Servers = new(StringComparer.Ordinal);

    /// <param name="engine"><c>elasticsearch</c> or <c>opensearch</c>.</param>
    public static async Task<Uri> Url(string engine)
    {
        var (url, missing) = await Given(engine);
        if (url is null) Assert.Skip(missing!);
        return url;
    }

    /// <summary>The same for those who can't skip: the address, or the reason why there is none.</summary>
    public static async Task<(Uri? Url, string? Missing)> Given(string engine)
    {
        var (url, missing) = await Servers.GetOrAdd(engine, name => new(() => Find(name))).Value;
        return (url is null ? null : new Uri(url), missing);
    }

    /// <summary>Deletes every index whose name begins so.</summary>
    public static async Task Clear(Uri url, string prefix)
    {
        using var client = new HttpClient { BaseAddress = url };
        var names = (await client.GetStringAsync($"/_cat/indices/{prefix}-*?h=index&expand_wildcards=all")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in names) (await client.DeleteAsync($"/{name}")).EnsureSuccessStatusCode();
    }

    private static async Task<(string?, string?)> Find(string engine)
    {
        if (Environment.GetEnvironmentVariable($"{engine.ToUpperInvariant()}_URL") is { Length: > 0 } given) return (given, null);
        var (settings, missing) = await ServerScript.Start("search", settings: 1, engine);
        return (settings.GetValueOrDefault("SEARCH_URL"), missing);
    }
}
