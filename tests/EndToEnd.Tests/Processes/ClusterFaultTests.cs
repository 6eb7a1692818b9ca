using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>Faults of the parts that the cluster stands on, and of its own processes. docs/testing.md says which row is where.</summary>
public sealed class ClusterFaultTests(SharedCluster cluster, ITestOutputHelper output) : ClusterFaults(cluster, output)
{
    [Fact(Skip = OnlyAlone, SkipType = typeof(ClusterFaults), SkipUnless = nameof(Alone))]
    public Task Row1_ReplicasKilled_AreBackSoon() => Under(async (_, _) =>
    {
        var replicas = Demo.Replicas;
        for (var kill = 0; kill < (Alone ? 20 : 3); kill++)
        {
            // No two of one service at a time: then there is somebody to serve.
            var victim = replicas[kill * 2 % replicas.Count];
            var began = TimeProvider.System.GetTimestamp();
            await Demo.Kill(victim);
            await Demo.IsReady(victim);
            var back = TimeProvider.System.GetElapsedTime(began);
            Output.WriteLine($"{victim} is back after {back.TotalSeconds:f1} s");
            Assert.True(!Alone || back < TimeSpan.FromSeconds(5), $"{victim} was back after {back.TotalSeconds:f1} s");
        }
    });

    [Fact(Skip = OnlyAlone, SkipType = typeof(ClusterFaults), SkipUnless = nameof(Alone))]
    public Task Row4_ConsumersKilledBetweenEffectAndAcknowledgement_HaveOneEffect() => Under(async (journal, _) =>
    {
        Demo.RabbitMq.LieHalfOpen();
        await Goes(journal, commands: 5);
        await Task.WhenAll(Demo.Kill("search-1"), Demo.Kill("opportunities-1"), Demo.Kill("organisations-1"));
        // What they said by then never arrives.
        Demo.RabbitMq.Cut();
        Demo.RabbitMq.Heal();
    });

    [Fact(Skip = OnlyAlone, SkipType = typeof(ClusterFaults), SkipUnless = nameof(Alone))]
    public Task Row6_TheNetworkCutLateAndHalfOpen_ThePoolHeals() => Under(async (journal, _) =>
    {
        foreach (var (play, goesOn) in ((Action, bool)[])[(Demo.Postgres.Cut, true), (() => Demo.Postgres.Delay = TimeSpan.FromMilliseconds(50), true), (Demo.Postgres.LieHalfOpen, false), (Demo.Postgres.GoDown, false)])
        {
            play();
            if (goesOn) await Goes(journal, commands: 3);
            else await Lasts();
            Demo.Postgres.Heal();
            Assert.True(await Goes(journal) < WellWithin);
        }
    });

    [Fact(Skip = OnlyAlone, SkipType = typeof(ClusterFaults), SkipUnless = nameof(Alone))]
    public Task Row12_EverythingToldAgainLateAndTwice_ViewsConverge() => Under(async (journal, _) =>
    {
        for (var times = 0; times < 2; times++)
        {
            foreach (var service in (string[])["identity", "organisations", "opportunities"]) await Demo.Run(service, "UPDATE outbox SET done_at = NULL");
            await Goes(journal);
        }
    });
}
