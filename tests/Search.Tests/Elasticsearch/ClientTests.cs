using System.Net;
using System.Net.Sockets;
using Secondments.Grains;
using Secondments.Search.Elasticsearch;
using Secondments.Testing;
using Secondments.Testing.Time;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>Nodes that fail, answer late or not at all.</summary>
public sealed class ClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_ToANodeThatCannotNow_GoesToAnotherAndStaysThere(int status)
    {
        await using var ill = await FakeSearchServer.Start();
        await using var well = await FakeSearchServer.Start();
        ill.Answer = _ => (status, "{}");
        var clock = new FakeClock();
        using var client = new ElasticsearchClient(new ElasticsearchOptions([ill.Url, well.Url]), clock);

        for (var n = 0; n < 6; n++) await client.Get(HttpMethod.Get, "", null, Cancel);

        Assert.Single(ill.Asked);
        Assert.Equal(6, well.Asked.Count);
        ill.Answer = _ => (200, "{}");
        clock.Advance(TimeSpan.FromSeconds(11));
        for (var n = 0; n < 6; n++) await client.Get(HttpMethod.Get, "", null, Cancel);
        Assert.Equal(4, ill.Asked.Count);
    }

    [Fact]
    public async Task Send_ToANodeThatIsAway_GoesToAnother()
    {
        await using var well = await FakeSearchServer.Start();
        using var client = new ElasticsearchClient(new ElasticsearchOptions([Nobody(), well.Url, Nobody()]), TimeProvider.System);

        for (var n = 0; n < 4; n++) await client.Get(HttpMethod.Get, "", null, Cancel);

        Assert.Equal(4, well.Asked.Count);
    }

    [Fact]
    public async Task Send_ToNobody_GivesUpAfterThreeTries()
    {
        await using var ill = await FakeSearchServer.Start();
        ill.Answer = _ => (503, "{}");
        using var client = new ElasticsearchClient(new ElasticsearchOptions([ill.Url]), TimeProvider.System);

        await Assert.ThrowsAsync<UnavailableException>(() => client.Get(HttpMethod.Get, "", null, Cancel));

        Assert.Equal(3, ill.Asked.Count);
    }

    [Fact]
    public async Task Ask_WhatIsNotAnsweredInTime_IsUnavailableWithinASecond()
    {
        await using var slow = await FakeSearchServer.Start();
        slow.Answer = _ => null;
        var clock = new FakeClock();
        using var client = new ElasticsearchClient(new ElasticsearchOptions([slow.Url]), clock);

        var asking = client.Ask(token => client.Get(HttpMethod.Get, "", null, token), Cancel);
        await Eventually.Holds(() => Task.FromResult(slow.Asked.Count == 1), "it is asked");
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<UnavailableException>(() => asking.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Fact]
    public async Task Ask_WhileMostQuestionsFail_IsNotPassedOn_UntilItIsTriedAgain()
    {
        await using var server = await FakeSearchServer.Start();
        server.Answer = _ => (500, "{}");
        var clock = new FakeClock();
        using var client = new ElasticsearchClient(new ElasticsearchOptions([server.Url]), clock);
        async Task<bool> Answered()
        {
            try
            {
                await client.Ask(token => client.Get(HttpMethod.Get, "", null, token), Cancel);
                return true;
            }
            catch (UnavailableException)
            {
                return false;
            }
        }

        for (var n = 0; n < 10; n++) Assert.False(await Answered());
        Assert.Equal(10, server.Asked.Count);
        server.Answer = _ => (200, "{}");
        Assert.False(await Answered());
        Assert.Equal(10, server.Asked.Count);

        clock.Advance(TimeSpan.FromSeconds(6));
        for (var n = 0; n < 5; n++) Assert.True(await Answered());
        Assert.Equal(15, server.Asked.Count);
    }

    [Theory]
    [InlineData(400, "index_closed_exception", typeof(UnavailableException))]
    [InlineData(403, "cluster_block_exception", typeof(UnavailableException))]
    [InlineData(400, "parsing_exception", typeof(InvalidOperationException))]
    public async Task Get_FromAnIndexThatSomebodyShut_MayGoWellLater(int status, string problem, Type failure)
    {
        await using var server = await FakeSearchServer.Start();
        server.Answer = _ => (status, $$"""{ "error": { "type": "{{problem}}" } }""");
        using var client = new ElasticsearchClient(new ElasticsearchOptions([server.Url]), TimeProvider.System);

        await Assert.ThrowsAsync(failure, () => client.Get(HttpMethod.Get, "", null, Cancel));
    }

    [Theory]
    [InlineData(400, "index_closed_exception", null)]
    [InlineData(403, "cluster_block_exception", null)]
    [InlineData(400, "strict_dynamic_mapping_exception", "strict_dynamic_mapping_exception")]
    public async Task Bulk_OfADocumentThatAShutIndexDoesNotTake_IsSentAgain(int status, string problem, string? refused)
    {
        await using var server = await FakeSearchServer.Start();
        server.Answer = _ => (200, server.Asked.Count == 1
            ? $$"""{ "items": [ { "update": { "status": {{status}}, "error": { "type": "{{problem}}" } } } ] }"""
            : """{"items":[{"update":{"status":200,"result":"updated"}}]}""");
        using var client = new ElasticsearchClient(new ElasticsearchOptions([server.Url]), TimeProvider.System);

        var result = Assert.Single(await new Bulk(client, TimeProvider.System).Send("posts", [Bulk.Create(Guid.CreateVersion7(), new { })], Cancel));

        Assert.Equal(refused is null ? Written.Done : Written.Refused, result.Written);
        Assert.Equal(refused is null ? 2 : 1, server.Asked.Count);
    }

    // A port that was free a moment ago.
    private static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
