using Secondments.Bench.Hosts;

namespace Secondments.Bench;

/// <summary>
/// Commands and searches a second through the gateway of a cluster with two replicas of everything against one, and who used
/// the processor: where all run on one machine with its servers and the clients, that says what was the limit.
/// </summary>
internal static class ReplicasBench
{
    private const int Opportunities = 2_000;
    private const int Commanders = 32;
    private const int Searchers = 8;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(20);

    public static async Task Run()
    {
        await using var cluster = await RunningCluster.Start("replicas", replicas: 1);
        if (cluster is null) return;
        var deeds = await Deeds.Of(cluster, "Bench Council", Opportunities);
        await cluster.Indexes(Opportunities);

        var one = await Measure(cluster, deeds, 1);
        await cluster.Grow(2);
        var two = await Measure(cluster, deeds, 2);
        Figure.RatioTold("replicas-commands", two.Commands, one.Commands, "commands/s").Print();
        Figure.RatioTold("replicas-searches", two.Searches, one.Searches, "searches/s").Print();
    }

    private static async Task<(double Searches, double Commands)> Measure(RunningCluster cluster, Deeds deeds, int replicas)
    {
        // The index goes on for a while after the last command.
        return (await Watched("searches", Searchers, deeds.Search), await Watched("commands", Commanders, deeds.Save));

        async Task<double> Watched(string what, int callers, Func<int, Task<HttpResponseMessage>> one)
        {
            var refused = 0;
            await Clients.PerSecond(callers, WarmUp, Ask);
            refused = 0;
            var before = ProcessorTimes.Now(cluster.Programs);
            var done = await Clients.PerSecond(callers, Slice, Ask) - refused / Slice.TotalSeconds;
            var used = ProcessorTimes.Now(cluster.Programs).Since(before, Slice);
            Figure.Told($"replicas-{what}-{replicas}", done, $"{what}/s, {refused} refused; cores busy: {used}").Print();
            return done;

            async Task Ask(int number)
            {
                using var answer = await one(number);
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref refused);
            }
        }
    }
}
