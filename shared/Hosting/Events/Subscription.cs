using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Event = Secondments.Contracts.Event;

namespace Secondments.Hosting.Events;

/// <summary>That a service takes a message, on which queue.</summary>
/// <param name="inOrder">One message at a time, in the order of the queue, also when several processes serve it.</param>
internal abstract class Subscription(string service, string queue, Type message, bool inOrder)
{
    public string Service => service;

    public string Queue => queue;

    public Type Message => message;

    public bool InOrder => inOrder;

    public abstract void Attach(IReceiveEndpointConfigurator endpoint, Consumption consumption);

    /// <summary>Gives the message to the service's handler, once.</summary>
    public abstract Task Handle(IServiceProvider services, Event message, CancellationToken cancel);

    /// <exception cref="InvalidOperationException">Two handlers of one service take the same message from one queue, so each would get some.</exception>
    public static void CheckAll(IEnumerable<Subscription> all)
    {
        var twice = all.GroupBy(s => (s.Queue, s.Message)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"Two handlers take {twice.Key.Message.Name} from the queue {twice.Key.Queue}; a service has one handler a message.");
    }
}

/// <inheritdoc/>
internal sealed class Subscription<TEvent, THandler>(string service, string queue, bool inOrder) : Subscription(service, queue, typeof(TEvent), inOrder)
    where TEvent : Event
    where THandler : class, IEventHandler<TEvent>
{
    public override void Attach(IReceiveEndpointConfigurator endpoint, Consumption consumption) =>
        endpoint.Handler<TEvent>(context => consumption.Take(this, context.Message, context.Headers.Get<string>(MemoryEventBus.DeliveryHeader), context.CancellationToken));

    public override async Task Handle(IServiceProvider services, Event message, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<THandler>().Handle((TEvent)message, cancel);
    }
}
