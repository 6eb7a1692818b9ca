using Secondments.Hosting.Tests.Probe;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Edge;

public sealed class HttpsTests
{
    [Fact]
    public async Task Get_PublicUrlIsHttps_SaysStrictTransport()
    {
        await using var host = await ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()])
        {
            Settings = new Dictionary<string, string?> { ["PublicUrl"] = "https://exchange.example" },
        });

        var answer = await host.Visitor().AskGet("/page", ("Host", "exchange.example"));

        Assert.Equal(200, answer.Status);
        Assert.Contains("max-age=", Assert.Single(answer.Message.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Get_ForwardedByANamedProxy_Counts()
    {
        await using var host = await ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()])
        {
            Settings = new Dictionary<string, string?> { ["Edge:TrustedProxies:0"] = "127.0.0.1" },
        });

        var answer = await host.Visitor().AskGet("/api/probe/whence", ("X-Forwarded-For", "198.51.100.1, 203.0.113.7"), ("X-Forwarded-Proto", "https"));

        Assert.Equal("203.0.113.7", (string?)answer.Json["address"]);
        Assert.Equal("https", (string?)answer.Json["scheme"]);
    }
}
