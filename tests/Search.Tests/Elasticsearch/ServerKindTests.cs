using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Elasticsearch;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>Servers of other versions than those that the tests can start.</summary>
public sealed class ServerKindTests
{
    private const string Elasticsearch9 = """{ "version": { "number": "9.2.1", "build_flavor": "default" }, "tagline": "You Know, for Search" }""";

    [Theory]
    [InlineData("""{ "version": { "number": "7.10.2" } }""", "Elasticsearch 7.10.2", true)]
    [InlineData("""{ "version": { "number": "8.19.0", "build_flavor": "default" } }""", "Elasticsearch 8.19.0", true)]
    [InlineData(Elasticsearch9, "Elasticsearch 9.2.1", true)]
    [InlineData("""{ "version": { "number": "9.3.0-SNAPSHOT", "build_flavor": "serverless" } }""", "Elasticsearch 9.3.0", false)]
    [InlineData("""{ "version": { "distribution": "opensearch", "number": "2.18.0" } }""", "OpenSearch 2.18.0", true)]
    public void Read_AServerThatWeKnow_AndWhetherItsShardsAreOurs(string greeting, string named, bool ours)
    {
        var kind = ServerKind.Read(JsonSerializer.Deserialize<JsonElement>(greeting));

        Assert.Equal(named, $"{kind.Name} {kind.Version}");
        Assert.Equal(ours, kind.Settings().ContainsKey("number_of_shards"));
    }

    [Theory]
    [InlineData("""{ "version": { "number": "7.9.3" } }""")]
    [InlineData("""{ "version": { "distribution": "opensearch", "number": "1.3.2" } }""")]
    [InlineData("""{ "hello": "world" }""")]
    public void Read_AnyOther_IsRefused(string greeting) =>
        Assert.Throws<UnavailableException>(() => ServerKind.Read(JsonSerializer.Deserialize<JsonElement>(greeting)));

    [Fact]
    public async Task Search_AsElasticsearch9Answers_WithoutTypes_IsRead()
    {
        await using var server = await FakeSearchServer.Start();
        var document = Documents.Document("Data analyst");
        var host = new Host(Documents.Organisation(Documents.Leeds, "Leeds City Council")).Fields();
        var source = JsonSerializer.Serialize(new { id = document.Card.Id, card = document.Card, texts = document.Texts, host }, Json.Stored);
        server.Answer = asked => asked switch
        {
            "GET /" => (200, Elasticsearch9),
            "PUT /nine-register" or "PUT /nine-opportunities-3" => (400, """{ "error": { "type": "resource_already_exists_exception" }, "status": 400 }"""),
            "GET /nine-register/_doc/editions" => (200, """{ "_index": "nine-register", "_id": "editions", "_version": 4, "_seq_no": 3, "_primary_term": 1, "found": true, "_source": { "kind": "editions", "editions": { "serving": 3 } } }"""),
            "PUT /nine-opportunities-3/_mapping" => (200, """{ "acknowledged": true }"""),
            "GET /_cluster/health/nine-register" or "GET /_cluster/health/nine-opportunities-3" => (200, """{ "status": "green" }"""),
            "GET /_alias/nine-opportunities" => (200, """{ "nine-opportunities-3": { "aliases": { "nine-opportunities": {} } } }"""),
            "GET /nine-opportunities-*/_alias" => (200, """{ "nine-opportunities-3": { "aliases": { "nine-opportunities": {} } } }"""),
            "POST /nine-opportunities/_search" => (200, $$$"""
                {
                  "took": 2, "timed_out": false, "_shards": { "total": 1, "successful": 1, "skipped": 0, "failed": 0 },
                  "hits": {
                    "total": { "value": 1, "relation": "eq" }, "max_score": null,
                    "hits": [{ "_index": "nine-opportunities-3", "_id": "{{{document.Card.Id}}}", "_score": null, "_source": {{{source}}}, "sort": [1772442000000, "{{{document.Card.Id}}}"] }]
                  },
                  "aggregations": { {{{string.Join(", ", Facets.Select(f => $"\"{f}\": {{ \"doc_count\": 1, \"values\": {{ \"doc_count_error_upper_bound\": 0, \"sum_other_doc_count\": 0, \"buckets\": [] }} }}"))}}} }
                }
                """),
            _ => (404, "{}"),
        };
        await using var index = new ElasticsearchOpportunityIndex(
            new ElasticsearchOptions([server.Url]) { Prefix = "nine", QueryTimeout = TimeSpan.FromSeconds(20) }, TimeProvider.System, NullLogger<ElasticsearchOpportunityIndex>.Instance);

        var page = await index.Search(new IndexQuery(Viewer.Visitor, Documents.Now), TestContext.Current.CancellationToken);
        var found = await index.Find(document.Card.Ref, Viewer.Visitor, Documents.Now, TestContext.Current.CancellationToken);

        var hit = Assert.Single(page.Hits);
        Assert.Equal(("Data analyst", "Leeds City Council", 1L), (hit.Card.Title, hit.Organisation.Name, page.Total));
        Assert.Equal(document.Card.Id, found);
        Assert.DoesNotContain(server.Asked, a => a.StartsWith("DELETE", StringComparison.Ordinal) || a == "POST /_aliases");
    }

    private static readonly string[] Facets = ["sector", "kind", "purpose", "band", "skill", "pattern", "length", "remote", "organisation"];
}
