using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>The same exchange as many processes, through the gateway.</summary>
[Collection(nameof(SharedCluster))]
public sealed class ClusterTests(Chromium chromium)
{
    [Fact]
    public async Task Cluster_WhileOneOfEachIsKilled_FillsAPlace()
    {
        await using var demo = await ClusterDemo.Start();
        var victims = new Queue<string>(["identity-1", "organisations-2", "opportunities-1", "portal-2", "opportunities-2"]);

        await MainJob.Fill(demo, await chromium.Browser(), Screen.Phone.Width, scripts: true, "Heron", between: () => demo.Kill(victims.Dequeue()));

        Assert.Empty(victims);
        await demo.IsWhole();
        await Eventually.Holds(() => RunningDemo.Services.All(s => demo.Waiting(s) == 0), "nothing waits to be sent", TimeSpan.FromSeconds(30));
        Assert.Empty(await demo.BrokenAudits());
    }
}
