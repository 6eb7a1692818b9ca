using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Search.Elasticsearch;
using Secondments.Testing.Servers;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>An index on a search server, under a prefix of its own.</summary>
internal static class SearchServerIndex
{
    /// <param name="folder">What is opened with the same folder again is the same index.</param>
    public static async Task<ElasticsearchOpportunityIndex> Open(string engine, string folder) => Open(await SearchServer.Url(engine), PrefixOf(folder));

    public static ElasticsearchOpportunityIndex Open(Uri url, string prefix) => new(
        // These tests are about answers, on machines that do much else; how long they may take stands in the tests of the wire.
        new ElasticsearchOptions([url]) { Prefix = prefix, QueryTimeout = TimeSpan.FromSeconds(20) },
        TimeProvider.System, NullLogger<ElasticsearchOpportunityIndex>.Instance);

    public static async Task Clear(string engine, string folder) => await SearchServer.Clear(await SearchServer.Url(engine), PrefixOf(folder));

    private static string PrefixOf(string folder) => $"t{Path.GetFileName(folder).ToLowerInvariant().Replace('.', '-')}";
}
