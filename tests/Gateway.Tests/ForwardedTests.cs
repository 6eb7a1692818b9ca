using Secondments.Gateway.Tests.Running;

namespace Secondments.Gateway.Tests;

/// <summary>What a backend is told of the caller, and by whose word.</summary>
public sealed class ForwardedTests
{
    private static readonly (string, string)[] Spoofed =
    [
        ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"),
        ("X-Forwarded-Port", "1"), ("Forwarded", "for=203.0.113.7;proto=https"), ("X-Real-IP", "203.0.113.7"), ("X-Original-For", "203.0.113.7"), ("X-Original-Host", "evil.example"),
    ];

    [Fact]
    public async Task ForwardedHeaders_OfACaller_NeverArrive()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        await gateway.Get("/", Spoofed);

        var seen = Assert.Single(portal.Seen).Headers;
        Assert.Equal("127.0.0.1", seen["X-Forwarded-For"]);
        Assert.Equal("http", seen["X-Forwarded-Proto"]);
        Assert.Equal(gateway.Address.Authority, seen["X-Forwarded-Host"]);
        Assert.Empty(seen.Keys.Intersect(Spoofed.Select(s => s.Item1)).Except(["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"]));
    }

    [Fact]
    public async Task ForwardedHeaders_OfANamedProxy_CountAndAreMadeAfresh()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start([("Edge:TrustedProxies:0", "127.0.0.1")], ("portal", portal.Address));

        await gateway.Get("/", ("X-Forwarded-For", "198.51.100.1, 203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"));

        var seen = Assert.Single(portal.Seen).Headers;
        Assert.Equal(("203.0.113.7", "https"), (seen["X-Forwarded-For"], seen["X-Forwarded-Proto"]));
        Assert.Equal(gateway.Address.Authority, seen["X-Forwarded-Host"]);
    }

    [Fact]
    public async Task Host_BehindTheGateway_IsThatOfPublicUrl()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start([("PublicUrl", "https://exchange.example"), ("Edge:Hosts:0", "www.exchange.example")], ("portal", portal.Address));

        await gateway.Get("/", ("Host", "www.exchange.example"));

        var seen = Assert.Single(portal.Seen).Headers;
        Assert.Equal(("exchange.example", "www.exchange.example"), (seen["Host"], seen["X-Forwarded-Host"]));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:1")]
    public async Task Host_ThatIsNotOurs_Is400(string host)
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Get("/", ("Host", host));

        Assert.Equal((400, "request.foreign_host"), (answer.Status, answer.Code));
        Assert.Empty(portal.Seen);
    }

    [Fact]
    public async Task Health_OfAnyHost_IsTheGatewaysOwn()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        Assert.Equal(200, (await gateway.Get("/health/live", ("Host", "10.0.0.1"))).Status);
        Assert.Equal(404, (await gateway.Get("/health/else", ("Host", "10.0.0.1"))).Status);
        Assert.Empty(portal.Seen);
    }

    [Fact]
    public async Task TraceParent_OfARequest_IsPassedOnAndAnswered()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Get("/", ("traceparent", $"00-{trace}-b7ad6b7169203331-01"), ("tracestate", "vendor=1"), ("baggage", "who=me"));
        await gateway.Get("/");

        Assert.Equal(trace, answer.Header("Trace-Id"));
        var seen = portal.Seen.First().Headers;
        Assert.Matches($"^00-{trace}-[0-9a-f]{{16}}-0[01]$", seen["traceparent"]);
        Assert.DoesNotContain("b7ad6b7169203331", seen["traceparent"], StringComparison.Ordinal);
        Assert.Equal("vendor=1", seen["tracestate"]);
        Assert.DoesNotContain("baggage", seen.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", portal.Seen.Last().Headers["traceparent"]);
    }
}
