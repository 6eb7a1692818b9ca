using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Secondments.Bench.Hosts;
using Secondments.Gateway;
using Yarp.ReverseProxy.Configuration;

namespace Secondments.Bench;

/// <summary>
/// What the gateway costs beyond the proxy in it: requests a second through ours and through YARP with one bare route, taken
/// in turns, in front of the same backend. All of them and the clients share this process, so that only the ratio says
/// something. The limits are on, but too high to be met; callers send a token, which ours reads.
/// </summary>
internal static class GatewayBench
{
    private const int Rounds = 6;
    private const int Clients = 8;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public static async Task Run()
    {
        await Compare("gateway-1-kb", "/api/search/suggestions", Encoding.UTF8.GetBytes(new string('a', 1024)), "application/json", goal: 0.85);
        await Compare("gateway-search-page", "/opportunities", await SearchPage(), "text/html; charset=utf-8", goal: 0.95);
    }

    private static async Task Compare(string name, string path, byte[] answer, string type, double goal)
    {
        await using var backend = await Backend(answer, type);
        await using var bare = await Bare(backend.Urls.First());
        await using var ours = await Ours(backend.Urls.First());
        var (throughOurs, throughBare, direct) = (0.0, 0.0, 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round is for the compiler.
            if (round == 1) (throughOurs, throughBare, direct) = (0, 0, 0);
            throughOurs += await PerSecond(ours.Urls.First() + path, answer.Length) / Rounds;
            throughBare += await PerSecond(bare.Urls.First() + path, answer.Length) / Rounds;
            direct += await PerSecond(backend.Urls.First() + path, answer.Length) / Rounds;
        }
        Figure.RatioAtLeast(name, throughOurs, throughBare, "requests/s", goal).Print();
        Figure.Told($"{name}-to-direct", throughOurs / direct, "of a direct request's requests/s").Print();
    }

    private static async Task<double> PerSecond(string address, int length)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        var done = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < Slice)
            {
                var bytes = await http.GetByteArrayAsync(address);
                if (bytes.Length != length) throw new InvalidOperationException($"{address} answered {bytes.Length} bytes, not {length}.");
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    private static async Task<byte[]> SearchPage()
    {
        await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder());
        await (await BenchHost.Make(exchange)).Import(Rows.Lines(100), publish: true);
        await exchange.Indexes(100);
        return await exchange.Http.GetByteArrayAsync("/opportunities?q=data%20analyst");
    }

    private static async Task<WebApplication> Ours(string backend)
    {
        var url = $"http://127.0.0.1:{RunningStandalone.FreePort()}";
        string[] limits = [.. ((string[])["Address", "Subject", "Client"]).SelectMany(kind => (string[])[$"--Edge:RateLimit:{kind}:PerSecond", "1000000", $"--Edge:RateLimit:{kind}:Burst", "1000000"])];
        var app = GatewayHost.Build(["--urls", url, "--PublicUrl", url, "--Leaving:Seconds", "0", "--Gateway:Destinations:portal:0", backend, "--Gateway:Destinations:search:0", backend, .. limits]);
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> Bare(string backend)
    {
        var builder = Slim();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "one", Match = new RouteMatch { Path = "/{**rest}" } }],
            [new ClusterConfig { ClusterId = "one", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = backend } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> Backend(byte[] answer, string type)
    {
        var app = Slim().Build();
        app.Run(context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = answer.Length;
            return context.Response.Body.WriteAsync(answer).AsTask();
        });
        await app.StartAsync();
        return app;
    }

    private static WebApplicationBuilder Slim()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{RunningStandalone.FreePort()}");
        return builder;
    }

    /// <summary>As long as those of the exchange; nobody checks it here.</summary>
    private static string Token()
    {
        static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
        return $"{Part("""{"alg":"ES256","typ":"at+jwt","kid":"0123456789abcdef"}""")}.{Part($$"""{"iss":"http://localhost:8080","aud":"secondments-api","iat":1795000000,"exp":1795000600,"sub":"{{Guid.Empty}}","client_id":"portal","kind":"person","scope":"openid profile email","grant":"{{Guid.Empty}}","auth_time":1795000000,"jti":"{{Guid.Empty}}"}""")}.{Part(new string('s', 64))}";
    }
}
