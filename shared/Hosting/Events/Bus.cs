using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts;
using Secondments.Grains.Outbox;
using Event = Secondments.Contracts.Event;

namespace Secondments.Hosting.Events;

/// <summary>MassTransit in memory or over RabbitMQ (<c>Bus:Provider</c>), with one queue for each message that a service takes.</summary>
internal static class Bus
{
    // Enough to keep consumers busy over a network's round trip, few enough that another process gets its share.
    private const int Prefetch = 32;

    // A handler that throws never gives the message back; only a process that dies does, so this bounds crashes alone.
    private const int MostDeliveries = 20;

    public static void AddBus(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Bus:Provider"] ?? "memory";
        var inMemory = provider switch
        {
            "memory" => true,
            "rabbitmq" => false,
            _ => throw new InvalidOperationException($"Bus:Provider is «{provider}»; it must be memory or rabbitmq."),
        };
        var subscriptions = services.Where(s => s.ServiceType == typeof(Subscription)).Select(s => (Subscription)s.ImplementationInstance!).ToList();
        Subscription.CheckAll(subscriptions);

        services.AddSingleton<BusStart>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<IDeadLetters>(s => s.GetRequiredService<DeadLetters>());
        services.AddSingleton<Consumption>();
        services.AddSingleton<UntakenLetters>();
        if (inMemory) services.AddSingleton<IEventBus, MemoryEventBus>();
        else services.AddSingleton<IEventBus, BrokerEventBus>();

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddBusObserver(s => s.GetRequiredService<BusStart>());
            if (inMemory) bus.UsingInMemory((context, factory) => Configure(factory, context, subscriptions, (_, _) => { }));
            else bus.UsingRabbitMq((context, factory) => ConfigureRabbitMq(factory, context, configuration, subscriptions));
        });
    }

    private static void ConfigureRabbitMq(IRabbitMqBusFactoryConfigurator factory, IBusRegistrationContext context, IConfiguration configuration, List<Subscription> subscriptions)
    {
        factory.Host(new Uri(configuration["Bus:RabbitMq"] ?? "amqp://localhost"), host => host.PublisherConfirmation = true);
        Configure(factory, context, subscriptions, (endpoint, service) =>
        {
            var queue = (IRabbitMqReceiveEndpointConfigurator)endpoint;
            queue.SetQuorumQueue();
            queue.SetQueueArgument("x-delivery-limit", MostDeliveries);
            // Then it goes to a queue of the service's, never lost on the way: the source lets go of it when that one has it.
            queue.SetQueueArgument("x-dead-letter-exchange", "");
            queue.SetQueueArgument("x-dead-letter-routing-key", Undelivered(service));
            queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
            queue.SetQueueArgument("x-overflow", "reject-publish");
        });
        foreach (var service in subscriptions.Select(s => s.Service).Distinct())
        {
            factory.ReceiveEndpoint(Undelivered(service), queue =>
            {
                queue.SetQuorumQueue();
                KeepWhatIsNotTaken(queue, context);
            });
        }
    }

    private static string Undelivered(string service) => $"{service}.undelivered";

    private static void KeepWhatIsNotTaken(IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context)
    {
        var letters = context.GetRequiredService<UntakenLetters>();
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(letters));
        endpoint.ConfigureError(pipe => pipe.UseFilter(letters));
    }

    private static void Configure<TEndpoint>(IBusFactoryConfigurator<TEndpoint> factory, IBusRegistrationContext context, List<Subscription> subscriptions, Action<TEndpoint, string> onQueue)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        factory.ConfigureJsonSerializerOptions(ContractsJson);
        // Nobody subscribes to the base types: without them each message has one exchange of its own.
        factory.Publish<Event>(p => p.Exclude = true);
        factory.Publish<Fact>(p => p.Exclude = true);
        factory.Publish<Snapshot>(p => p.Exclude = true);

        var consumption = context.GetRequiredService<Consumption>();
        foreach (var queue in subscriptions.GroupBy(s => s.Queue))
        {
            var inOrder = queue.Any(s => s.InOrder);
            factory.ReceiveEndpoint(queue.Key, endpoint =>
            {
                endpoint.PrefetchCount = inOrder ? 1 : Prefetch;
                endpoint.ConcurrentMessageLimit = inOrder ? 1 : Prefetch;
                KeepWhatIsNotTaken(endpoint, context);
                onQueue(endpoint, queue.First().Service);
                if (inOrder && endpoint is IRabbitMqReceiveEndpointConfigurator rabbit) rabbit.SingleActiveConsumer = true;
                foreach (var subscription in queue) subscription.Attach(endpoint, consumption);
            });
        }
    }

    /// <summary>Messages are written as <see cref="Kernel.Json.Stored"/> writes them: the domain's words for enums.</summary>
    private static JsonSerializerOptions ContractsJson(JsonSerializerOptions options)
    {
        if (options.Converters.OfType<JsonStringEnumConverter>().Any()) return options;
        var ours = new JsonSerializerOptions(options);
        ours.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        return ours;
    }
}
