using System.Collections.Concurrent;
using System.Diagnostics;
using Secondments.Bench.Hosts;

namespace Secondments.Bench;

/// <summary>
/// Requests that fail while every replica behind the gateway is replaced, ten times over, as an upgrade does: pages, searches,
/// reads, commands and sign-ins by the clock, none of them tried again by who asks. What fails of as many a second while nothing is
/// replaced is told beside it: a machine that is too busy for them shows there.
/// </summary>
internal static class RollingRestartBench
{
    private const int Restarts = 10;
    private const int Opportunities = 500;
    private const int PerSecond = 10;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(60);

    public static async Task Run()
    {
        await using var cluster = await RunningCluster.Start("rolling-restart");
        if (cluster is null) return;
        var deeds = await Deeds.Of(cluster, "Bench Council", Opportunities);
        await cluster.Indexes(Opportunities);

        var failedBefore = new ConcurrentQueue<string>();
        using var calm = new CancellationTokenSource(Calm);
        var askedBefore = await Clients.ByTheClock(PerSecond, calm.Token, n => Ask(deeds, n, failedBefore));
        Tell(failedBefore);
        Figure.Told("rolling-restart-calm", failedBefore.Count, $"failed of {askedBefore} requests while nothing is replaced").Print();

        using var end = new CancellationTokenSource();
        var failed = new ConcurrentQueue<string>();
        var load = Clients.ByTheClock(PerSecond, end.Token, n => Ask(deeds, n, failed));
        var clock = Stopwatch.StartNew();
        for (var restart = 0; restart < Restarts; restart++) await cluster.Restart();
        var each = clock.Elapsed / Restarts;
        await end.CancelAsync();
        var asked = await load;

        Tell(failed);
        Figure.AtMost("rolling-restart", failed.Count, $"failed of {asked} requests in {Restarts} rolling restarts", 0).Print();
        Figure.Told("rolling-restart-time", each.TotalSeconds, "s a rolling restart").Print();
    }

    private static void Tell(ConcurrentQueue<string> failed)
    {
        foreach (var failure in failed.GroupBy(f => f).OrderByDescending(g => g.Count()).Take(10)) Console.Error.WriteLine($"{failure.Count()} times {failure.Key}");
    }

    private static async Task Ask(Deeds deeds, int number, ConcurrentQueue<string> failed)
    {
        var (what, asking) = (number % 7) switch
        {
            0 => ("page", deeds.Page(number)),
            1 => ("search", deeds.Search(number)),
            2 => ("list", deeds.List()),
            3 => ("read", deeds.Read(number)),
            4 => ("policies", deeds.Policies()),
            5 => ("sign-in", deeds.SignIn()),
            _ => ("save", deeds.Save(number)),
        };
        try
        {
            using var answer = await asking;
            if (!answer.IsSuccessStatusCode) failed.Enqueue($"{what}: {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or Demo.ApiRefused)
        {
            failed.Enqueue($"{what}: {e.GetType().Name} {e.Message}");
        }
    }
}
