using System.Net;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Modules;

public sealed class LeavingTests
{
    [Fact]
    public async Task Stop_IsToldBeforeItIsDone_AndServesInBetween()
    {
        await using var host = await ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()]) { Settings = new Dictionary<string, string?> { ["Leaving:Seconds"] = "3" } });
        var visitor = host.Visitor();
        await Eventually.Holds(async () => (await visitor.AskGet("/health/ready")).Status == 200, "ready");

        var stopped = host.Restart();
        await Eventually.Holds(async () => (await visitor.AskGet("/health/ready")).Status == 503, "no longer ready");
        var page = await visitor.AskGet("/page");

        Assert.False(stopped.IsCompleted);
        Assert.Equal((int)HttpStatusCode.OK, page.Status);
        await stopped;
        await Eventually.Holds(async () => (await visitor.AskGet("/health/ready")).Status == 200, "ready again");
    }
}
