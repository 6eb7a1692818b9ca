using System.Diagnostics;

namespace Secondments.Bench;

/// <summary>How clients ask.</summary>
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
}
