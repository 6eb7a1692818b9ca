using System.Collections.Concurrent;
using Secondments.Contracts;
using Secondments.Grains.Outbox;

namespace Secondments.Grains.Tests.Jars;

/// <summary>A bus that remembers what came, and fails when it is told to.</summary>
public sealed class RecordingBus : IEventBus
{
    public ConcurrentQueue<Event> Published { get; } = new();

    /// <summary>Throws for an event that mustn't go through yet.</summary>
    public Action<Event>? Before { get; set; }

    public Task Publish(Event message, CancellationToken cancel)
    {
        Before?.Invoke(message);
        Published.Enqueue(message);
        return Task.CompletedTask;
    }
}
