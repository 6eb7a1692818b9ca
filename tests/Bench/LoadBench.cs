using System.Collections.Concurrent;
using System.Diagnostics;
using Secondments.Bench.Loads;
using Secondments.Bench.Searching;

namespace Secondments.Bench;

/// <summary>
/// Everything that people do, in the shares in which they do it: first as fast as 32 clients get answers, which is the peak;
/// then at half of that by the clock, whether or not earlier ones were answered, each timed from when it was due.
/// </summary>
internal static class LoadBench
{
    private const int AtOnce = 32;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PeakSlice = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static Task Whole() => Run("load", Population.Whole);

    public static Task Small() => Run("load-small", Population.Small);

    private static async Task Run(string name, Population population)
    {
        var (exchange, world) = await World.Start(population);
        await using var running = exchange;
        var mix = await Mix.On(exchange, world);

        await Closed(mix, WarmUp);
        var (peak, refused) = await Closed(mix, PeakSlice);
        Figure.Told($"{name}-peak", peak, "actions/s").Print();
        Figure.Told($"{name}-peak-refused", refused, "actions that weren't done at the peak").Print();

        var (times, wrong) = await Open(mix, peak / 2);
        foreach (var (kind, taken) in times.Where(t => t.Value.Count > 0).OrderBy(t => t.Key)) Figure.Told($"{name}-{Mix.NameOf(kind)}", taken.P99, $"ms, p99 of {taken.Count}").Print();
        foreach (var error in wrong.Distinct().Take(5)) Console.Error.WriteLine(error);
        Figure.AtMost($"{name}-errors", wrong.Count, $"errors of {times.Sum(t => t.Value.Count) + wrong.Count}", 0).Print();
    }

    /// <summary>Only what was done counts: an exchange that is asked for more than it can may say so.</summary>
    private static async Task<(double PerSecond, int Refused)> Closed(Mix mix, TimeSpan time)
    {
        var (all, refused) = (0, 0);
        var perSecond = await Clients.PerSecond(AtOnce, time, async _ =>
        {
            Interlocked.Increment(ref all);
            if (await Try(mix, mix.Next()) is not null) Interlocked.Increment(ref refused);
        });
        return (perSecond * (all - refused) / all, refused);
    }

    private static async Task<(Dictionary<Kind, Times> Times, ConcurrentQueue<string> Wrong)> Open(Mix mix, double perSecond)
    {
        var times = Enum.GetValues<Kind>().ToDictionary(k => k, _ => new Times());
        var wrong = new ConcurrentQueue<string>();
        var running = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var n = 0; ; n++)
        {
            var due = TimeSpan.FromSeconds(n / perSecond);
            if (due > Length) break;
            if (due - clock.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            running.Add(One(due, mix.Next()));
        }
        await Task.WhenAll(running);
        return (times, wrong);

        async Task One(TimeSpan due, Step step)
        {
            if (await Task.Run(() => Try(mix, step)) is { } error) wrong.Enqueue(error);
            else times[step.Kind].Add(clock.Elapsed - due);
        }
    }

    /// <summary>What went wrong, or null.</summary>
    private static async Task<string?> Try(Mix mix, Step step)
    {
        try
        {
            await mix.Do(step);
            return null;
        }
        catch (Exception e) when (e is Demo.ApiRefused or HttpRequestException or TaskCanceledException)
        {
            return $"{step.Kind}: {e.Message}";
        }
    }
}
