using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>Faults of the cluster's own processes. docs/testing.md says which row is where.</summary>
public sealed class ClusterFaultTests(SharedCluster cluster, ITestOutputHelper output) : ClusterFaults(cluster, output)
{
    /// <summary>How long one of two stands still in row 18.</summary>
    private static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(30);

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row1_ReplicasKilled_AreBackSoon() => Under(calm: true, fault: async (journal, _) =>
    {
        var replicas = Demo.Replicas;
        for (var kill = 0; kill < FaultRun.Kills; kill++)
        {
            // No two of one service at a time: then there is somebody to serve.
            var victim = replicas[kill * 2 % replicas.Count];
            var began = TimeProvider.System.GetTimestamp();
            await Demo.Kill(victim);
            var served = Goes(journal, commands: 5);
            await Demo.IsReady(victim);
            var back = TimeProvider.System.GetElapsedTime(began);
            Output.WriteLine($"{victim} is back after {back.TotalSeconds:f1} s; people were served after {(await served).TotalSeconds:f1} s");
            Assert.True(!FaultRun.Alone || back < TimeSpan.FromSeconds(5), $"{victim} was back after {back.TotalSeconds:f1} s");
            Assert.True(await served < WellWithin);
        }
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row16_ReplicasAskedToEnd_NobodyNotices() => Under(calm: true, fault: async (journal, _) =>
    {
        // Those that another can stand in for: on SQLite's index there is one Search.
        var replicas = Demo.Replicas.Where(r => Demo.SearchServer is not null || !r.StartsWith("search", StringComparison.Ordinal)).ToList();
        for (var time = 0; time < 10; time++)
        {
            var leaves = replicas[time % replicas.Count];
            await Demo.Programs.Terminate(leaves);
            await Demo.IsReady(leaves);
            await Goes(journal, commands: 3);
        }
        foreach (var refusal in journal.Refusals) Output.WriteLine(refusal);
        Assert.Empty(journal.Refusals);
        Assert.DoesNotContain(journal.All, t => t.InDoubt);
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row18_OneOfTwoStandsStillAndGoesOn_OneWriteWins() => Under(async (journal, _) =>
    {
        Demo.Programs.Stop("opportunities-1");
        await Lasts(StandsStill);
        Demo.Programs.GoOn("opportunities-1");
        Assert.True(await Goes(journal) < WellWithin);
    });
}
