using System.Diagnostics;
using Secondments.Bench.Searching;

namespace Secondments.Bench;

/// <summary>Two ways in which clients ask: as fast as they get answers, or by the clock.</summary>
internal static class Clients
{
    /// <summary>So many clients do one thing after the other, as fast as they get answers.</summary>
    /// <returns>Things a second that all of them got done.</returns>
    /// <param name="one">Given numbers from 0 on, each once.</param>
    public static async Task<double> PerSecond(int clients, TimeSpan time, Func<int, Task> one)
    {
        var (begun, done) = (-1, 0);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await one(Interlocked.Increment(ref begun));
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    /// <summary>So many things a second are begun, whether or not earlier ones were answered, until <paramref name="end"/>.</summary>
    /// <param name="one">Given numbers from 0 on.</param>
    /// <param name="times">Takes how long each took from when it was due.</param>
    /// <returns>How many, when all are done.</returns>
    public static async Task<int> ByTheClock(double perSecond, CancellationToken end, Func<int, Task> one, Times? times = null)
    {
        var running = new List<Task>();
        var clock = Stopwatch.StartNew();
        while (!end.IsCancellationRequested)
        {
            var due = TimeSpan.FromSeconds(running.Count / perSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } early) await Task.Delay(early, CancellationToken.None);
            running.Add(One(running.Count, due));
        }
        await Task.WhenAll(running);
        return running.Count;

        async Task One(int number, TimeSpan due)
        {
            await Task.Run(() => one(number));
            times?.Add(clock.Elapsed - due);
        }
    }
}
