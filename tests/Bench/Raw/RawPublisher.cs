using RabbitMQ.Client;

namespace Secondments.Bench.Raw;

/// <summary>
/// RabbitMQ's own client on one channel with confirms: what somebody would write by hand to publish messages that are ready
/// made. It makes the queues of both sides too, which nobody takes from.
/// </summary>
internal sealed class RawPublisher : IAsyncDisposable
{
    private const string Exchange = "bench-raw";

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private BasicProperties _properties = new();
    private ReadOnlyMemory<byte> _body;

    private RawPublisher(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>How many bytes a message's body has.</summary>
    public int Size => _body.Length;

    public static async Task<RawPublisher> Connect(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        // Who publishes bounds what is in flight.
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        return new RawPublisher(connection, channel);
    }

    /// <summary>A queue such as a service's, bound to the exchange that a message goes to.</summary>
    public async Task Bind(string queue, string exchange)
    {
        await _channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false);
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 20 });
        await _channel.QueueBindAsync(queue, exchange, routingKey: "");
    }

    /// <summary>From here on it publishes copies of the message that waits in a queue, to a queue of its own.</summary>
    public async Task Copy(string queue)
    {
        var message = await _channel.BasicGetAsync(queue, autoAck: true) ?? throw new InvalidOperationException($"No message waits in {queue}.");
        if (!message.BasicProperties.Persistent) throw new InvalidOperationException("The message isn't persistent.");
        (_properties, _body) = (new BasicProperties(message.BasicProperties), message.Body);
        await Bind(Exchange, Exchange);
    }

    /// <summary>Completes with the broker's confirm.</summary>
    public async Task Publish() => await _channel.BasicPublishAsync(Exchange, routingKey: "", mandatory: false, _properties, _body);

    /// <summary>Empties both queues.</summary>
    /// <returns>How many messages they held.</returns>
    public async Task<(uint Theirs, uint Raw)> Empty(string queue) => (await _channel.QueuePurgeAsync(queue), await _channel.QueuePurgeAsync(Exchange));

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
