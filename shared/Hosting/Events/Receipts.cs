using System.Collections.Concurrent;
using System.Globalization;

namespace Secondments.Hosting.Events;

/// <summary>Who has yet to report that a message, delivered within this process, is dealt with.</summary>
internal sealed class Receipts
{
    private readonly ConcurrentDictionary<long, Waiting> _waiting = new();
    private long _last;

    /// <summary>Begins a delivery to <paramref name="subscribers"/>; the task completes when all have reported.</summary>
    public (string Delivery, Task All) Expect(int subscribers)
    {
        var number = Interlocked.Increment(ref _last);
        var waiting = new Waiting { Left = subscribers };
        _waiting[number] = waiting;
        return (number.ToString(CultureInfo.InvariantCulture), waiting.All.Task);
    }

    public void Report(string? delivery)
    {
        if (!long.TryParse(delivery, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !_waiting.TryGetValue(number, out var waiting)) return;
        if (Interlocked.Decrement(ref waiting.Left) == 0) waiting.All.TrySetResult();
    }

    public void Forget(string delivery) => _waiting.TryRemove(long.Parse(delivery, CultureInfo.InvariantCulture), out _);

    private sealed class Waiting
    {
        public int Left;

        public TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
