using System.Text.Json.Nodes;
using Secondments.Grains.Outbox;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Operator;

/// <summary>What every service with a database serves to the operator, and to nobody else.</summary>
public sealed class OperatorEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Audit_ByEachOfItsParameters_FindsTheEntriesOfThisService(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var (ann, bob) = (TestCaller.NewPerson("Ann"), TestCaller.NewPerson("Bob"));
        var (counter, other) = (Guid.NewGuid(), Guid.NewGuid());
        await host.As(ann).AskPost($"/api/probe/counters/{counter}/add", """{"number":5}""");
        await host.As(bob).AskPost($"/api/probe/counters/{other}/add", """{"number":7}""");
        var client = host.As(await host.Tenants.Operator());

        Assert.Equal([$"person/{bob.Subject}", $"person/{ann.Subject}"], await Actors(client, ""));
        Assert.Equal([$"person/{ann.Subject}"], await Actors(client, $"who={ann.Subject}"));
        Assert.Equal([$"person/{ann.Subject}"], await Actors(client, $"who=person/{ann.Subject}"));
        Assert.Equal([$"person/{bob.Subject}"], await Actors(client, $"entity={other}"));
        Assert.Equal(2, (await Actors(client, "what=counter.add")).Count);
        Assert.Empty(await Actors(client, "what=counter.remove"));
        Assert.Empty(await Actors(client, $"organisation={Guid.NewGuid()}"));
        Assert.Empty(await Actors(client, $"from={Uri.EscapeDataString(host.Clock.GetUtcNow().AddMinutes(1).ToString("O"))}"));
        Assert.Equal(2, (await Actors(client, $"to={Uri.EscapeDataString(host.Clock.GetUtcNow().AddMinutes(1).ToString("O"))}")).Count);
    }

    [Fact]
    public async Task Audit_InPages_LeadsOnAndBack()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        for (var i = 0; i < 3; i++) await host.As(TestCaller.NewPerson("Ann")).AskPost($"/api/probe/counters/{Guid.NewGuid()}/add", """{"number":5}""");
        var client = host.As(await host.Tenants.Operator());

        // The sealer numbers them a moment after they were written; a page is asked for twice below.
        await Eventually.Holds(async () => (await client.AskGet("/api/probe/audit")).Json["items"]!.AsArray().All(i => i!["number"] is not null), "every entry is sealed");

        var first = await client.AskGet("/api/probe/audit?size=2");
        var second = await client.AskGet($"/api/probe/audit?size=2&cursor={first.Json["next"]}");
        var back = await client.AskGet($"/api/probe/audit?size=2&cursor={second.Json["previous"]}");

        Assert.Equal((3, 2, 1), ((int)first.Json["total"]!, first.Json["items"]!.AsArray().Count, second.Json["items"]!.AsArray().Count));
        Assert.Null(second.Json["next"]);
        Assert.Equal(first.Json["items"]!.ToJsonString(), back.Json["items"]!.ToJsonString());
        Assert.Equal((400, "cursor.unreadable"), Of(await client.AskGet($"/api/probe/audit?who=system&cursor={first.Json["next"]}")));
    }

    [Theory]
    [InlineData("entity=x")]
    [InlineData("organisation=7")]
    [InlineData("from=yesterday")]
    [InlineData("to=2026-13-01")]
    public async Task Audit_AskedForWhatCannotBeRead_Is400(string query)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var client = host.As(await host.Tenants.Operator());

        Assert.Equal((400, "request.query"), Of(await client.AskGet($"/api/probe/audit?{query}")));
    }

    [Fact]
    public async Task Verify_Untouched_IsIntact()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        await host.As(TestCaller.NewPerson("Ann")).AskPost($"/api/probe/counters/{Guid.NewGuid()}/add", """{"number":5}""");
        var client = host.As(await host.Tenants.Operator());

        await Eventually.Holds(async () => (int)(await client.AskGet("/api/probe/audit/verify")).Json["sealed"]! == 1, "the entry is sealed");

        var verified = await client.AskGet("/api/probe/audit/verify");
        Assert.Equal((200, true, 0), (verified.Status, (bool)verified.Json["isIntact"]!, (int)verified.Json["waiting"]!));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Undelivered_RetriedOrDiscarded_IsGoneAndInTheAudit(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var behaviour = host.Get<NoteBehaviour>();
        behaviour.Before = _ => throw new InvalidOperationException("never");
        foreach (var text in (string[])["first", "second"]) await host.Get<IEventBus>().Publish(NoteWritten.Of(text), Cancel);
        await host.Get<IEventBus>().Publish(new NameTold("Zoë Baker") { Meta = NoteWritten.Of("").Meta }, Cancel);
        var client = host.As(await host.Tenants.Operator());

        var letters = await Letters(client);
        Assert.Equal(["NameTold", "NoteWritten", "NoteWritten"], letters.Select(l => (string)l["message"]!));
        Assert.Equal([false, true, true], letters.Select(l => (bool)l["canRetry"]!));
        Assert.Contains("never", (string)letters[0]["reason"]!, StringComparison.Ordinal);
        var (name, second, first) = (letters[0]["id"], letters[1]["id"], letters[2]["id"]);

        Assert.Equal((409, "undelivered.not_kept"), Of(await client.AskPost($"/api/probe/undelivered/{name}/retry", "")));
        Assert.Equal((409, "undelivered.failed_again"), Of(await client.AskPost($"/api/probe/undelivered/{first}/retry", "")));
        behaviour.Before = _ => Task.CompletedTask;
        Assert.Equal(204, (await client.AskPost($"/api/probe/undelivered/{first}/retry", "")).Status);
        Assert.Equal((422, "undelivered.reason"), Of(await client.AskPost($"/api/probe/undelivered/{second}/discard", "{}")));
        Assert.Equal(204, (await client.AskPost($"/api/probe/undelivered/{second}/discard", """{"reason":"The note was taken back."}""")).Status);

        Assert.Equal([(string)name!], (await Letters(client)).Select(l => (string)l["id"]!));
        Assert.Equal(["first"], behaviour.Taken.Select(n => n.Text));
        var audit = (await client.AskGet("/api/probe/audit?what=undelivered")).Json["items"]!.AsArray();
        Assert.Equal(["undelivered.discard", "undelivered.retry"], audit.Select(e => (string)e!["action"]!));
        Assert.Equal([(string)second!, (string)first!], audit.Select(e => (string)e!["entityId"]!));
        Assert.Equal("The note was taken back.", (string)audit[0]!["changes"]!["reason"]![1]!);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Undelivered_OfAKind_IsCountedAndRetriedTogether(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var behaviour = host.Get<NoteBehaviour>();
        behaviour.Before = _ => throw new InvalidOperationException("never");
        foreach (var text in (string[])["first", "second"]) await host.Get<IEventBus>().Publish(NoteWritten.Of(text), Cancel);
        await host.Get<IEventBus>().Publish(new NameTold("Zoë Baker") { Meta = NoteWritten.Of("").Meta }, Cancel);
        var client = host.As(await host.Tenants.Operator());

        var kinds = (await client.AskGet("/api/probe/undelivered/kinds")).Json.AsArray();
        Assert.Equal([("NameTold", 1, 0), ("NoteWritten", 2, 2)], kinds.Select(k => ((string)k!["message"]!, (int)k["count"]!, (int)k["canRetry"]!)).Order());
        var queue = (string)kinds.Single(k => (string)k!["message"]! == "NoteWritten")!["queue"]!;
        Assert.Equal((422, "undelivered.queue"), Of(await client.AskPost("/api/probe/undelivered/retry", "{}")));
        Assert.Equal((404, "undelivered.not_found"), Of(await client.AskPost("/api/probe/undelivered/retry", """{"queue":"probe.nothing"}""")));

        // Mended for one of them only: the other stays.
        behaviour.Before = note => note.Text == "second" ? throw new InvalidOperationException("still not") : Task.CompletedTask;
        var first = (await client.AskPost("/api/probe/undelivered/retry", $$"""{"queue":"{{queue}}"}""")).Json;
        Assert.Equal((1, 1, 0), ((int)first["delivered"]!, (int)first["refused"]!, (int)first["left"]!));
        behaviour.Before = _ => Task.CompletedTask;
        var second = (await client.AskPost("/api/probe/undelivered/retry", $$"""{"queue":"{{queue}}"}""")).Json;
        Assert.Equal((1, 0, 0), ((int)second["delivered"]!, (int)second["refused"]!, (int)second["left"]!));

        Assert.Equal(["first", "second"], behaviour.Taken.Select(n => n.Text));
        Assert.Equal(["NameTold"], (await Letters(client)).Select(l => (string)l["message"]!));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Health_OfAService_SaysWhatWaitsSinceWhen(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var client = host.As(await host.Tenants.Operator());
        await Eventually.Holds(async () => (int)(await client.AskGet("/api/probe/health")).Json["events"]!["waiting"]! == 0, "everything is told");
        var quiet = (await client.AskGet("/api/probe/health")).Json;
        Assert.Null(quiet["undelivered"]!["oldest"]);
        Assert.Null(quiet["audit"]);
        Assert.NotNull(quiet["membershipsUpTo"]);
        Assert.True((long)quiet["disk"]!["free"]! > 0);

        host.Get<NoteBehaviour>().Before = _ => throw new InvalidOperationException("never");
        await host.Get<IEventBus>().Publish(NoteWritten.Of("first"), Cancel);
        await client.AskPost("/api/probe/audit/verify", "");

        var troubled = (await client.AskGet("/api/probe/health")).Json;
        Assert.Equal(1, (int)troubled["undelivered"]!["waiting"]!);
        Assert.True(host.Clock.GetUtcNow() - (DateTimeOffset)troubled["undelivered"]!["oldest"]! < TimeSpan.FromMinutes(1));
        Assert.True((bool)troubled["audit"]!["isIntact"]!);
        Assert.StartsWith("person/", (string)troubled["audit"]!["by"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry", "")]
    [InlineData("discard", """{"reason":"Not needed."}""")]
    public async Task Undelivered_ThatIsNotThere_Is404(string act, string body)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var client = host.As(await host.Tenants.Operator());

        Assert.Equal((404, "undelivered.not_found"), Of(await client.AskPost($"/api/probe/undelivered/{Guid.NewGuid()}/{act}", body)));
        Assert.Equal((404, "undelivered.not_found"), Of(await client.AskPost($"/api/probe/undelivered/nonsense/{act}", body)));
    }

    [Theory]
    [InlineData("GET", "/api/probe/audit")]
    [InlineData("GET", "/api/probe/audit/verify")]
    [InlineData("POST", "/api/probe/audit/verify")]
    [InlineData("GET", "/api/probe/health")]
    [InlineData("GET", "/api/probe/undelivered")]
    [InlineData("GET", "/api/probe/undelivered/kinds")]
    [InlineData("POST", "/api/probe/undelivered/retry")]
    [InlineData("POST", "/api/probe/undelivered/019a5d2e-0000-7000-8000-000000000001/retry")]
    [InlineData("POST", "/api/probe/undelivered/019a5d2e-0000-7000-8000-000000000001/discard")]
    public async Task Endpoint_AnybodyElse_IsTurnedAway(string method, string path)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var admin = await host.Tenants.Person("Ada", await host.Tenants.Organisation("Kirklees Council"), Kernel.MemberRole.Admin);

        Assert.Equal((401, "caller.not_signed_in"), Of(await host.Visitor().Ask(new HttpRequestMessage(new HttpMethod(method), path))));
        Assert.Equal((403, "caller.not_operator"), Of(await host.As(admin).Ask(new HttpRequestMessage(new HttpMethod(method), path))));
    }

    private static (int, string) Of(Answer answer) => (answer.Status, answer.Code);

    private static async Task<List<JsonNode>> Letters(HttpClient client) => [.. (await client.AskGet("/api/probe/undelivered")).Json["items"]!.AsArray().Select(l => l!)];

    private static async Task<List<string>> Actors(HttpClient client, string query) =>
        [.. (await client.AskGet($"/api/probe/audit?{query}")).Json["items"]!.AsArray().Select(e => (string)e!["actor"]!)];
}
