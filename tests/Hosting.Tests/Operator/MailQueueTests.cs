using System.Text.Json.Nodes;
using Secondments.Hosting.Events;
using Secondments.Hosting.Mails;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Operator;

/// <summary>Letters that have not gone out: found by address and state, and tried again by an operator whom the audit names.</summary>
public sealed class MailQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Mails_NotTaken_AreFoundByAddressAndState_AndTriedWhenAsked(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var olu = await host.Tenants.Operator();
        var client = host.As(olu);
        foreach (var to in (string[])["zoe@kirklees.example", "sam@leeds.example"]) await Send(host, "probe.missing", to);

        await Eventually.Holds(async () => (await Found(client, "?state=put_off")).Count == 2, "both were tried once");
        var zoe = Assert.Single(await Found(client, "?to=ZOE@&state=put_off"));
        Assert.Equal(("zoe@kirklees.example", "put_off", 1), ((string)zoe["to"]!, (string)zoe["state"]!, (int)zoe["attempts"]!));
        Assert.Empty(await Found(client, "?to=zoe&state=undelivered"));
        Assert.Empty(await Found(client, "?to=nobody"));

        // Half a minute later it would be tried by itself; asked, at once.
        Assert.Equal(204, (await client.AskPost($"/api/probe/mails/{zoe["id"]}/send", "")).Status);
        await Eventually.Holds(async () => (int)Assert.Single(await Found(client, "?to=zoe"))["attempts"]! == 2, "it is tried again");
        Assert.Equal(1, (int)Assert.Single(await Found(client, "?to=sam"))["attempts"]!);
        var entry = Assert.Single((await client.AskGet("/api/probe/audit?what=mail.")).Json["items"]!.AsArray())!;
        Assert.Equal(("mail.send_now", (string)zoe["id"]!, $"person/{olu.Subject}"), ((string)entry["action"]!, (string)entry["entityId"]!, (string)entry["actor"]!));

        await Eventually.Holds(async () =>
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            return (await host.Get<IDeadLetters>().List("probe", 10, Cancel)).Count == 2;
        }, "both are given up", TimeSpan.FromSeconds(30));
        // A token is good for minutes, and who is an operator is known as of now.
        client = host.As(olu);
        await Eventually.Holds(async () => (await client.AskGet("/api/probe/mails")).Status == 200, "the operator is known again");
        var given = Assert.Single(await Found(client, "?to=zoe&state=undelivered"));
        Assert.Equal(204, (await client.AskPost($"/api/probe/mails/{given["id"]}/send", "")).Status);
        Assert.Empty(await Found(client, "?to=zoe&state=undelivered"));
    }

    [Fact]
    public async Task Mails_WrittenToTheFolder_AreWrittenAgain()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var olu = await host.Tenants.Operator();
        var folder = host.Get<MailFolder>();
        await Send(host, "probe.hello", "zoe@kirklees.example");
        var first = await Eventually.Gets(() => Task.FromResult(folder.List(10, "zoe@", inPart: true).FirstOrDefault()), "the mail");
        host.Clock.Advance(TimeSpan.FromHours(2));
        var client = host.As(olu);
        await Eventually.Holds(async () => (await client.AskGet("/api/probe/mails")).Status == 200, "the operator is known again");

        Assert.Equal(204, (await client.AskPost($"/api/probe/mails/{first.Id}/send", "")).Status);

        var both = folder.List(10, "zoe@kirklees.example");
        Assert.Equal(2, both.Count);
        Assert.Equal(folder.Read(first.Id)! with { Id = both[0].Id, At = both[0].At, Links = [] }, folder.Read(both[0].Id)! with { Links = [] });
        Assert.True(both[0].At - first.At >= TimeSpan.FromMinutes(119), $"{both[0].At}");
        Assert.Equal("mail.send_again", (string)(await client.AskGet("/api/probe/audit?what=mail.")).Json["items"]![0]!["action"]!);
    }

    [Theory]
    [InlineData("20261122T101500000-01234567")]
    [InlineData("0190a000-0000-7000-8000-000000000012")]
    [InlineData("..%2Fkeys%2Fkey")]
    public async Task Send_OfWhatIsNotThere_IsNotFound(string id)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var client = host.As(await host.Tenants.Operator());

        Assert.Equal(404, (await client.AskPost($"/api/probe/mails/{id}/send", "")).Status);
        Assert.Equal(400, (await client.AskGet("/api/probe/mails?state=sent")).Status);
        Assert.Equal(401, (await host.Visitor().AskGet("/api/probe/mails")).Status);
    }

    private static async Task<List<JsonNode>> Found(HttpClient client, string query) => [.. (await client.AskGet($"/api/probe/mails{query}")).Json["items"]!.AsArray().Select(m => m!)];

    private static async Task Send(ServiceHost host, string template, string to) =>
        Assert.Equal(204, (await host.Visitor().AskPost("/api/probe/mails", $$"""{"template":"{{template}}","to":"{{to}}"}""")).Status);
}
