using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Secondments.Hosting.Authority;
using Secondments.Testing;

namespace Secondments.Hosting.Tests.Authority;

public sealed class BackChannelTests
{
    [Fact]
    public async Task Send_OverAUnixSocket_ArrivesUnderThePublicName()
    {
        using var folder = new TestFolder();
        await using var app = await Listen(o => o.ListenUnixSocket(folder.File("s.sock")));
        using var client = new HttpClient(BackChannel.To($"unix:{folder.File("s.sock")}"));

        var answer = await client.GetStringAsync("https://exchange.example/a/b?c=d", TestContext.Current.CancellationToken);

        Assert.Equal("exchange.example /a/b?c=d", answer);
    }

    [Fact]
    public async Task Send_OverAnotherAddress_ArrivesUnderThePublicName()
    {
        await using var app = await Listen(o => o.Listen(System.Net.IPAddress.Loopback, 0));
        using var client = new HttpClient(BackChannel.To(app.Urls.First()));

        var answer = await client.GetStringAsync("https://exchange.example:8443/a", TestContext.Current.CancellationToken);

        Assert.Equal("exchange.example:8443 /a", answer);
    }

    [Fact]
    public async Task Send_ToReplicas_TakesThemInTurn()
    {
        await using var one = await Listen(OnLoopback);
        await using var two = await Listen(OnLoopback);
        using var client = new HttpClient(BackChannel.To($"{one.Urls.First()}, {two.Urls.First()}"));

        var ports = new HashSet<string>();
        for (var i = 0; i < 4; i++) ports.Add(await client.GetStringAsync("https://exchange.example/port", TestContext.Current.CancellationToken));

        Assert.Equal(2, ports.Count);
    }

    [Fact]
    public async Task Send_AChangeOfAThing_ArrivesWhereOthersSendItToo()
    {
        await using var one = await Listen(OnLoopback, Port);
        await using var two = await Listen(OnLoopback, Port);
        using var client = new HttpClient(BackChannel.To($"{one.Urls.First()},{two.Urls.First()}"));
        using var other = new HttpClient(BackChannel.To($"{two.Urls.First()},{one.Urls.First()}"));

        var ports = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            var address = $"https://exchange.example/api/opportunities/{Guid.NewGuid()}/publish";
            var port = await Post(client, address);
            Assert.Equal(port, await Post(client, address));
            Assert.Equal(port, await Post(other, address));
            ports.Add(port);
        }
        Assert.Equal(2, ports.Count);

        static Task Port(HttpContext context) => context.Response.WriteAsync($"{context.Connection.LocalPort}");
        static async Task<string> Post(HttpClient client, string address)
        {
            using var answer = await client.PostAsync(address, new StringContent("text"), TestContext.Current.CancellationToken);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("POST", "/api/opportunities/0199/publish", "0199")]
    [InlineData("PUT", "/api/organisations/a7/policies", "a7")]
    [InlineData("GET", "/api/opportunities/0199", null)]
    [InlineData("POST", "/api/opportunities", null)]
    [InlineData("POST", "/opportunities/0199", null)]
    public void Key_OfARequest_IsTheThingThatItChanges(string method, string path, string? key) => Assert.Equal(key, Affinity.KeyOf(method, path));

    [Fact]
    public async Task Send_WhileAReplicaIsAway_GoesToTheOther()
    {
        var gone = await Listen(OnLoopback);
        await using var there = await Listen(OnLoopback);
        using var client = new HttpClient(BackChannel.To($"{gone.Urls.First()},{there.Urls.First()}"));
        await gone.DisposeAsync();

        for (var i = 0; i < 4; i++)
        {
            using var answer = await client.PostAsync("https://exchange.example/a", new StringContent("text"), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Send_ToOneThatSendsElsewhere_ArrivesWholeAtTheOther()
    {
        await using var starting = await Listen(OnLoopback, SendElsewhere);
        await using var there = await Listen(OnLoopback, Echo);
        using var client = new HttpClient(BackChannel.To($"{starting.Urls.First()},{there.Urls.First()}"));

        for (var i = 0; i < 4; i++)
        {
            using var body = new StreamContent(new MemoryStream("text"u8.ToArray()));
            using var answer = await client.PostAsync("https://exchange.example/a", body, TestContext.Current.CancellationToken);
            Assert.Equal("text", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Send_WhereAllSendElsewhere_IsServedByTheLast()
    {
        await using var one = await Listen(OnLoopback, SendElsewhere);
        await using var two = await Listen(OnLoopback, SendElsewhere);
        using var client = new HttpClient(BackChannel.To($"{one.Urls.First()},{two.Urls.First()}"));

        using var answer = await client.PostAsync("https://exchange.example/a", new StringContent("text"), TestContext.Current.CancellationToken);

        Assert.Equal("text", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Send_WhereAllReplicasAreAway_Fails()
    {
        var gone = await Listen(OnLoopback);
        using var client = new HttpClient(BackChannel.To($"{gone.Urls.First()},{gone.Urls.First()}"));
        await gone.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("https://exchange.example/a", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Send_BrokenOffOnceItArrived_IsAskedAgainOnlyWhereItIsAQuestion()
    {
        var arrived = 0;
        RequestDelegate breaksOff = context =>
        {
            Interlocked.Increment(ref arrived);
            context.Abort();
            return Task.CompletedTask;
        };
        await using var one = await Listen(OnLoopback, breaksOff);
        await using var two = await Listen(OnLoopback, breaksOff);
        using var client = new HttpClient(BackChannel.To($"{one.Urls.First()},{two.Urls.First()}"));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("https://exchange.example/a", new StringContent("text"), TestContext.Current.CancellationToken));
        Assert.Equal(1, arrived);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("https://exchange.example/a", TestContext.Current.CancellationToken));
        Assert.Equal(3, arrived);
    }

    private static Task Echo(HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body);

    /// <summary>Reads what was sent, as the worst may, does nothing of it and says so where there is another to ask.</summary>
    private static async Task SendElsewhere(HttpContext context)
    {
        if (!context.Request.Headers.ContainsKey(Replicas.HasAnother))
        {
            await Echo(context);
            return;
        }
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
    }

    private static void OnLoopback(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel) => kestrel.Listen(System.Net.IPAddress.Loopback, 0);

    private static async Task<WebApplication> Listen(Action<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions> where, RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(where);
        var app = builder.Build();
        app.Run(answer ?? (c => c.Response.WriteAsync(c.Request.Path == "/port" ? $"{c.Connection.LocalPort}" : $"{c.Request.Host} {c.Request.Path}{c.Request.QueryString}")));
        await app.StartAsync();
        return app;
    }
}
