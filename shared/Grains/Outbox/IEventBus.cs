using Secondments.Contracts;

namespace Secondments.Grains.Outbox;

/// <summary>Where events go. The relay gives it many at once, but one at a time an entity.</summary>
public interface IEventBus
{
    /// <summary>
    /// Completes only when something durable holds the event: the broker has confirmed it or, in memory, every subscriber's
    /// effect is committed (or the event has become a dead letter). Without subscribers, at once.
    /// </summary>
    Task Publish(Event message, CancellationToken cancel);
}
