using System.Diagnostics;

namespace Secondments.Bench.Searching;

/// <summary>How long things took, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _all = [];

    public double P50 => At(0.5);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    public int Count => _all.Count;

    public async Task Measure(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        _all.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Takes a time that was measured elsewhere; several may at once.</summary>
    public void Add(TimeSpan time)
    {
        lock (_all) _all.Add(time.TotalMilliseconds);
    }

    private double At(double share) => _all.Order().ElementAt(Math.Min(_all.Count - 1, (int)(_all.Count * share)));
}
