using System.Diagnostics;

namespace Secondments.Bench.Searching;

/// <summary>How long things took, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _all = [];

    public double P50 => At(0.5);

    public double P95 => At(0.95);

    public async Task Measure(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        _all.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private double At(double share) => _all.Order().ElementAt(Math.Min(_all.Count - 1, (int)(_all.Count * share)));
}
