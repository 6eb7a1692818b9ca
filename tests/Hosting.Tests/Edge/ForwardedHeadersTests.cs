using System.Net;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Edge;

public sealed class ForwardedHeadersTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Get_ForwardedByANamedProxy_Counts(string proxy)
    {
        await using var host = await Behind(proxy);

        var answer = await host.Visitor().AskGet("/api/probe/whence", ("X-Forwarded-For", "198.51.100.1, 203.0.113.7"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(("203.0.113.7", "https"), ((string?)answer.Json["address"], (string?)answer.Json["scheme"]));
    }

    [Fact]
    public async Task Get_ForwardedFromAnotherNetwork_DoesNotCount()
    {
        await using var host = await Behind("10.0.0.0/8");

        var answer = await host.Visitor().AskGet("/api/probe/whence", ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(("127.0.0.1", "http"), ((string?)answer.Json["address"], (string?)answer.Json["scheme"]));
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", true)]
    [InlineData("10.0.0.5", "::ffff:10.0.0.5", true)]
    [InlineData("10.0.0.5", "10.0.0.6", false)]
    [InlineData("10.0.0.0/30", "10.0.0.3", true)]
    [InlineData("10.0.0.0/30", "::ffff:10.0.0.3", true)]
    [InlineData("10.0.0.0/30", "10.0.0.4", false)]
    [InlineData("fd00::/8", "fdab::1", true)]
    [InlineData("fd00::/8", "fe80::1", false)]
    [InlineData("fd00::1", "fd00::1", true)]
    [InlineData("unix", null, true)]
    [InlineData("10.0.0.0/8", null, false)]
    public void Include_ACaller_WhereItsNetworkIsNamed(string named, string? caller, bool included) =>
        Assert.Equal(included, TrustedProxies.Read([named]).Include(caller is null ? null : IPAddress.Parse(caller)));

    [Theory]
    [InlineData("gateway", "must be an address")]
    [InlineData("10.0.0.5/8", "must be an address")]
    [InlineData("10.0.0.0/33", "must be an address")]
    [InlineData("", "must be an address")]
    [InlineData("0.0.0.0/0", "is everybody")]
    [InlineData("::/0", "is everybody")]
    public async Task Start_WithAProxyThatCannotBeOne_IsRefused(string proxy, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Behind(proxy));

        Assert.Contains($"Edge:TrustedProxies has «{proxy}»", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private static Task<ServiceHost> Behind(string proxy) =>
        ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()]) { Settings = new Dictionary<string, string?> { ["Edge:TrustedProxies:0"] = proxy } });
}
