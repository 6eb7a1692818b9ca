using Microsoft.AspNetCore.Http;
using Secondments.Gateway.Tests.Running;
using Secondments.Testing;

namespace Secondments.Gateway.Tests;

public sealed class ReplicasTests
{
    [Fact]
    public async Task Requests_ToTwoReplicas_AreSharedOut()
    {
        await using var one = await Backend.Start("one");
        await using var two = await Backend.Start("two");
        await using var gateway = await RunningGateway.Start(("portal", one.Address), ("portal", two.Address));

        for (var i = 0; i < 60; i++) Assert.Equal(200, (await gateway.Get("/")).Status);

        Assert.InRange(one.Seen.Count, 10, 50);
        Assert.Equal(60, one.Seen.Count + two.Seen.Count);
    }

    [Fact]
    public async Task Changes_OfTheSameThing_GoToTheSameReplicaWhileItIsThere()
    {
        await using var one = await Backend.Start("one");
        await using var two = await Backend.Start("two");
        await using var gateway = await RunningGateway.Start(("opportunities", one.Address), ("opportunities", two.Address));
        var things = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        async Task<string> Change(Guid thing, string what) => (await gateway.Send(HttpMethod.Post, $"/api/opportunities/{thing}/{what}", new StringContent("{}"))).Text;

        var chosen = new Dictionary<Guid, string>();
        foreach (var thing in things) chosen[thing] = await Change(thing, "publish");

        foreach (var thing in things) Assert.Equal(chosen[thing], await Change(thing, "close"));
        Assert.InRange(chosen.Values.Count(c => c == "one"), 5, 35);
        await one.Kill();
        foreach (var thing in things) Assert.Equal("two", await Change(thing, "close"));
    }

    [Fact]
    public async Task Get_WhileAReplicaIsKilledAndComesBack_IsAlwaysAnswered()
    {
        await using var one = await Backend.Start("one");
        await using var two = await Backend.Start("two");
        await using var gateway = await RunningGateway.Start(("portal", one.Address), ("portal", two.Address));
        using var enough = new CancellationTokenSource();
        var answers = new System.Collections.Concurrent.ConcurrentBag<Answer>();
        var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) answers.Add(await gateway.Get("/"));
        })).ToList();

        await Eventually.Holds(() => one.Seen.Count > 20, "the first serves");
        await one.Kill();
        var before = two.Seen.Count;
        await Eventually.Holds(() => two.Seen.Count > before + 100, "the other serves on");
        var seen = one.Seen.Count;
        await one.StartAgain();
        await Eventually.Holds(() => one.Seen.Count > seen + 20, "the first serves again");
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        Assert.All(answers, a => Assert.Equal(200, a.Status));
    }

    [Fact]
    public async Task Post_WhileAReplicaSaysThatItIsNotReadyAndStops_IsAlwaysAnswered()
    {
        await using var one = await Backend.Start("one");
        await using var two = await Backend.Start("two");
        await using var gateway = await RunningGateway.Start(("opportunities", one.Address), ("opportunities", two.Address));
        using var enough = new CancellationTokenSource();
        var answers = new System.Collections.Concurrent.ConcurrentBag<Answer>();
        var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) answers.Add(await gateway.Send(HttpMethod.Post, "/api/opportunities", new StringContent("{}")));
        })).ToList();

        await Eventually.Holds(() => one.Seen.Count > 20, "the first serves");
        one.Ready = false;
        await Eventually.Holds(async () =>
        {
            var (ones, twos) = (one.Seen.Count, two.Seen.Count);
            await Eventually.Holds(() => two.Seen.Count > twos + 50, "the other serves");
            return one.Seen.Count == ones;
        }, "the first is asked no more");
        await one.Stop();
        var before = two.Seen.Count;
        await Eventually.Holds(() => two.Seen.Count > before + 50, "the other serves on");
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal(answers.Count, one.Seen.Count + two.Seen.Count);
    }

    [Fact]
    public async Task Post_ToAReplicaThatIsGone_GoesToTheOtherOnce()
    {
        await using var there = await Backend.Start("there");
        await using var gateway = await RunningGateway.Start(("opportunities", Backend.Nobody()), ("opportunities", there.Address));

        for (var i = 0; i < 10; i++)
            Assert.Equal("there", (await gateway.Send(HttpMethod.Post, "/api/opportunities", new StringContent("{}"))).Text);

        Assert.Equal(10, there.Seen.Count);
    }

    [Theory]
    [InlineData("GET", 200, 2)]
    [InlineData("POST", 503, 1)]
    public async Task Request_ThatBrokeOff_IsRepeatedOnlyWhereItMayBe(string method, int status, int seen)
    {
        await using var one = await Backend.Start("one");
        await using var two = await Backend.Start("two");
        var left = 1;
        Task BreakOffOnce(HttpContext context)
        {
            if (Interlocked.Decrement(ref left) >= 0) context.Abort();
            return Task.CompletedTask;
        }
        one.Does = two.Does = BreakOffOnce;
        await using var gateway = await RunningGateway.Start(("organisations", one.Address), ("organisations", two.Address));

        var answer = await gateway.Send(new HttpMethod(method), "/api/organisations", method == "POST" ? new StringContent("{}") : null);

        Assert.Equal(status, answer.Status);
        Assert.Equal(seen, one.Seen.Count + two.Seen.Count);
        if (status == 503) Assert.Equal("service.unavailable", answer.Code);
    }

    [Fact]
    public async Task Replica_ThatIsNotReady_IsLeftAloneUntilItIs()
    {
        await using var one = await Backend.Start("one");
        await using var two = await Backend.Start("two");
        one.Ready = false;
        await using var gateway = await RunningGateway.Start(("portal", one.Address), ("portal", two.Address));
        async Task<bool> OneIsAsked()
        {
            var before = one.Seen.Count;
            for (var i = 0; i < 20; i++) await gateway.Get("/");
            return one.Seen.Count > before;
        }

        await Eventually.Holds(async () => !await OneIsAsked(), "it is known that the first isn't ready");
        one.Ready = true;
        await Eventually.Holds(OneIsAsked, "it is known that the first is ready");
    }

    [Fact]
    public async Task Replicas_ThatAreAllUnready_AreAskedNevertheless()
    {
        await using var only = await Backend.Start("only");
        only.Ready = false;
        only.Does = context =>
        {
            context.Response.StatusCode = 503;
            return context.Response.WriteAsync("my database is away");
        };
        await using var gateway = await RunningGateway.Start(("portal", only.Address));

        for (var i = 0; i < 5; i++) Assert.Equal("my database is away", (await gateway.Get("/")).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_WithoutAnyReplica_Is503WithRetryAfter(bool named)
    {
        (string, Uri)[] destinations = named ? [("portal", Backend.Nobody()), ("search", Backend.Nobody())] : [];
        await using var gateway = await RunningGateway.Start(destinations);

        var api = await gateway.Get("/api/search/opportunities");
        Assert.Equal((503, "service.unavailable"), (api.Status, api.Code));
        Assert.True(api.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));

        var page = await gateway.Get("/opportunities");
        Assert.Equal((503, "text/html"), (page.Status, page.MediaType));
        Assert.True(page.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("cannot be reached", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAReplica_StaysAsItIs()
    {
        await using var portal = await Backend.Start("portal");
        portal.Does = context =>
        {
            context.Response.StatusCode = int.Parse(context.Request.Query["status"]!);
            return Task.CompletedTask;
        };
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        foreach (var status in (int[])[204, 304, 400, 404, 413, 429, 502, 503])
        {
            var answer = await gateway.Get($"/page?status={status}");
            Assert.Equal((status, ""), (answer.Status, answer.Text));
        }
    }

    [Fact]
    public async Task Replica_ThatSaysNothing_IsGivenUp()
    {
        await using var portal = await Backend.Start("portal");
        portal.Does = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await using var gateway = await RunningGateway.Start([("Gateway:ActivitySeconds", "1")], ("portal", portal.Address));

        Assert.Equal(503, (await gateway.Get("/")).Status);
    }
}
