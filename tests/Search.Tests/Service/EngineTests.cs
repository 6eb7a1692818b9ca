using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Modules;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using Secondments.Testing.Servers;

namespace Secondments.Search.Tests.Service;

/// <summary>Which engine the service runs on is a setting.</summary>
public sealed class EngineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("elasticsearch")]
    [InlineData("opensearch")]
    public async Task Search_OnASearchServer_FindsWhatWasTold(string engine)
    {
        var (url, prefix) = (await SearchServer.Url(engine), $"t{Guid.NewGuid():n}");
        await using (var host = await Start(url, prefix))
        {
            var council = await host.Tenants.Organisation("Kirklees Council");
            var now = host.Clock.GetUtcNow();
            var told = new OpportunityChanged(
                new OpportunityId(Guid.CreateVersion7()), Ids.NewRef(), "slug", council.Id, OpportunityState.Live,
                new OpportunityDetails(Title: "Data analyst", Kind: OpportunityKind.Traditional, Visibility: OpportunityVisibility.Public), 1, 1, now, now.AddDays(30));
            await host.Tenants.Tell(told.Opportunity.Value, told, told.Organisation);

            // The first questions may come before the server has made its indices: too late an answer is a 503, and asked again.
            await Eventually.Holds(async () => await host.Visitor().GetAsync("/api/search/opportunities?q=analysts", Cancel) is { IsSuccessStatusCode: true } answer
                && (await answer.Content.ReadFromJsonAsync<SearchAnswer>(Json.Stored, Cancel))!.Items is [{ Title: "Data analyst" }], "it is found");
        }
        await SearchServer.Clear(url, prefix);
    }

    [Fact]
    public async Task Search_WhileTheSearchServerIsAway_SaysSo()
    {
        await using var host = await Start(new Uri("http://127.0.0.1:1"), "t");

        var answer = await host.Visitor().GetAsync("/api/search/opportunities?q=analysts", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await host.Visitor().GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("Search:Engine", "solr", "«solr»")]
    [InlineData("Search:Elasticsearch:Urls", "", "Search:Elasticsearch:Urls is missing")]
    [InlineData("Search:Elasticsearch:Urls", "search.example", "«search.example»")]
    [InlineData("Search:Elasticsearch:Prefix", "Über", "Search:Elasticsearch:Prefix")]
    [InlineData("Search:Elasticsearch:CaCertificate", "/nowhere/ca.pem", "/nowhere/ca.pem")]
    [InlineData("Search:Elasticsearch:Fingerprint", "ab:cd", "Search:Elasticsearch:Fingerprint")]
    public void Register_WithASettingThatCannotBe_FailsTheStartAndNamesIt(string setting, string value, string named)
    {
        var settings = Settings(new Uri("https://one.example:9200"), "secondments");
        settings[setting] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        var failure = Assert.Throws<InvalidOperationException>(() => new SearchModule().Register(new ModuleBuilder("search", new ServiceCollection(), configuration)));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private static Task<ServiceHost> Start(Uri url, string prefix) =>
        ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new SearchModule()]) { Settings = Settings(url, prefix) });

    private static Dictionary<string, string?> Settings(Uri url, string prefix) => new()
    {
        ["Search:Engine"] = "elasticsearch",
        ["Search:Elasticsearch:Urls"] = url.ToString(),
        ["Search:Elasticsearch:Prefix"] = prefix,
    };
}
