using System.Diagnostics;
using System.Net;
using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;

namespace Secondments.Bench;

/// <summary>
/// What a quiet organisation's system feels of another's that asks twice as much as it may, through the gateway of a cluster
/// with the limits that it has: the quiet one's p99 then, against its p99 alone, in turns.
/// </summary>
internal static class NoisyNeighbourBench
{
    private const int Opportunities = 300;
    private const int QuietPerSecond = 20;

    /// <summary>A system may ask a hundred times a second.</summary>
    private const int NoisyPerSecond = 200;
    private const int Rounds = 3;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(90);

    /// <summary>Until the thousand that a system may ask at once are used up.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(12);

    public static async Task Run()
    {
        await using var cluster = await RunningCluster.Start("noisy-neighbour", limited: true);
        if (cluster is null) return;
        var quiet = await Deeds.Of(cluster, "Quiet Council", Opportunities);
        var noisy = await Deeds.Of(cluster, "Noisy Council", Opportunities);
        // What comes often is compiled anew while a process is young, on the cores that everybody shares.
        await Task.WhenAll(Noisy(noisy, WarmUp, []), Quiet(quiet, new Times(), Kinds()));

        var (calm, beside, answers) = (new Times(), new Times(), new List<HttpStatusCode>());
        var (calmKinds, besideKinds) = (Kinds(), Kinds());
        var busy = "";
        for (var round = 0; round < Rounds; round++)
        {
            await Quiet(quiet, calm, calmKinds);
            await Noisy(noisy, Burst, []);
            var before = ProcessorTimes.Now(cluster.Programs);
            await Task.WhenAll(Noisy(noisy, Slice, answers), Quiet(quiet, beside, besideKinds));
            busy = $"{ProcessorTimes.Now(cluster.Programs).Since(before, Slice)}";
        }
        Figure.RatioAtMost("noisy-neighbour", beside.P99, calm.P99, $"ms, p99 of {beside.Count}", 1.5).Print();
        foreach (var ((name, besides), (_, calms)) in besideKinds.Zip(calmKinds)) Figure.RatioTold($"noisy-neighbour-{name}", besides.P99, calms.P99, $"ms, p99; p50 {besides.P50:f1} and {calms.P50:f1}").Print();
        Figure.Told("noisy-neighbour-refused", (double)answers.Count(a => a is HttpStatusCode.TooManyRequests) / answers.Count, $"of {answers.Count} requests of the noisy one; cores busy meanwhile: {busy}").Print();
    }

    private static (string Name, Times Times)[] Kinds() => [("lists", new Times()), ("reads", new Times()), ("saves", new Times())];

    private static async Task Quiet(Deeds deeds, Times times, (string Name, Times Times)[] kinds)
    {
        using var end = new CancellationTokenSource(Slice);
        await Clients.ByTheClock(QuietPerSecond, end.Token, async n =>
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await Do(deeds, n);
            answer.EnsureSuccessStatusCode();
            kinds[n % kinds.Length].Times.Add(Stopwatch.GetElapsedTime(began));
        }, times);
    }

    private static async Task Noisy(Deeds deeds, TimeSpan time, List<HttpStatusCode> answers)
    {
        using var end = new CancellationTokenSource(time);
        await Clients.ByTheClock(NoisyPerSecond, end.Token, async n =>
        {
            using var answer = await Do(deeds, n);
            lock (answers) answers.Add(answer.StatusCode);
        });
    }

    private static Task<HttpResponseMessage> Do(Deeds deeds, int number) => (number % 3) switch
    {
        0 => deeds.List(),
        1 => deeds.Read(number),
        _ => deeds.Save(number),
    };
}
