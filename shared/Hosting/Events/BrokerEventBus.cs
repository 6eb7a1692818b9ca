using MassTransit;
using Secondments.Grains.Outbox;
using Event = Secondments.Contracts.Event;

namespace Secondments.Hosting.Events;

/// <summary>The bus over RabbitMQ: publishing completes with the broker's confirm, which quorum queues give once most hold the message.</summary>
internal sealed class BrokerEventBus(IBus bus, BusStart start) : IEventBus
{
    public async Task Publish(Event message, CancellationToken cancel)
    {
        await start.Done.WaitAsync(cancel);
        await bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(c => c.MessageId = message.Meta.Id == Guid.Empty ? null : message.Meta.Id), cancel);
    }
}
