using MassTransit;
using Secondments.Grains.Outbox;
using Event = Secondments.Contracts.Event;

namespace Secondments.Hosting.Events;

/// <summary>
/// The bus within one process. Nothing of it outlives the process, so an event is done only when every subscriber has
/// reported after its commit; until then the outbox holds it.
/// </summary>
internal sealed class MemoryEventBus(IBus bus, BusStart start, Receipts receipts, IEnumerable<Subscription> subscriptions) : IEventBus
{
    public const string DeliveryHeader = "delivery";

    private readonly Dictionary<Type, int> _subscribers = subscriptions.GroupBy(s => s.Message).ToDictionary(g => g.Key, g => g.Count());

    public async Task Publish(Event message, CancellationToken cancel)
    {
        var type = message.GetType();
        if (!_subscribers.TryGetValue(type, out var count)) return;
        await start.Done.WaitAsync(cancel);
        var (delivery, all) = receipts.Expect(count);
        try
        {
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(c => c.Headers.Set(DeliveryHeader, delivery)), cancel);
            await all.WaitAsync(cancel);
        }
        finally
        {
            receipts.Forget(delivery);
        }
    }
}
