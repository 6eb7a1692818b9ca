using MassTransit;
using Secondments.Grains.Outbox;
using Event = Secondments.Contracts.Event;

namespace Secondments.Hosting.Events;

/// <summary>The bus over RabbitMQ: publishing completes with the broker's confirm, which quorum queues give once most hold the message.</summary>
internal sealed class BrokerEventBus(IBus bus, BusStart start) : IEventBus
{
    // The confirm of a connection that lay half open and was cut never comes, and nobody says so. Sent again, it has no second effect.
    private static readonly TimeSpan LongestConfirm = TimeSpan.FromSeconds(10);

    public async Task Publish(Event message, CancellationToken cancel)
    {
        await start.Done.WaitAsync(cancel);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(LongestConfirm);
        var confirmed = bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(c => c.MessageId = message.Meta.Id == Guid.Empty ? null : message.Meta.Id), enough.Token);
        await confirmed.WaitAsync(enough.Token);
    }
}
