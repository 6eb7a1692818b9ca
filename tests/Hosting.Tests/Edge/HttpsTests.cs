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
}
