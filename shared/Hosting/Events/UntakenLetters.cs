using System.Runtime.ExceptionServices;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using Microsoft.Extensions.Logging;
using Secondments.Contracts;

namespace Secondments.Hosting.Events;

/// <summary>
/// What comes off a queue and never reaches <see cref="Consumption"/>: what can't be read, what nothing here takes, and what the broker
/// gave out too often to processes that died of it. Each becomes a dead letter like any other, so that nothing vanishes and the queue goes on.
/// </summary>
internal sealed class UntakenLetters(DeadLetters letters, IEnumerable<Subscription> subscriptions, ILogger<UntakenLetters> log)
    : IFilter<ReceiveContext>, IFilter<ExceptionReceiveContext>
{
    private const string Urn = "urn:message:";

    private readonly ILookup<string, Subscription> _subscriptions = subscriptions.ToLookup(s => s.Queue);

    /// <summary>Nothing took it.</summary>
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => context.HasPayloadType(typeof(Kept)) ? Task.CompletedTask : Keep(context, new InvalidOperationException(
        QueueOf(context) is { } first && first != NameOf(context)
            ? "It was given out too often: each time, the process ended before it was done."
            : "Nothing here takes such a message."));

    /// <summary>It can't be read; anything else is a stop, and the message goes back to its queue.</summary>
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is SerializationException unreadable) return Keep(context, unreadable);
        ExceptionDispatchInfo.Throw(context.Exception);
        return Task.CompletedTask;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("untaken");

    private async Task Keep(ReceiveContext context, Exception why)
    {
        var queue = QueueOf(context) ?? NameOf(context);
        // A zero is no character to PostgreSQL, and this must be kept whatever it is.
        var body = Encoding.UTF8.GetString(context.Body.GetBytes()).Replace('\0', '\uFFFD');
        var envelope = Envelope(body);
        var names = NamesIn(envelope);
        var known = _subscriptions[queue].ToList();
        // What doesn't say what it is, is what its queue is for.
        var subscription = known.Find(s => names.Contains(s.Message.FullName!)) ?? (names.Count == 0 ? known.FirstOrDefault() : null);
        var isPersonal = subscription is not null && names.Count > 0 ? IsPersonal(subscription) : known.Count == 0 || known.Exists(IsPersonal);
        log.LogError(why, "A message from {Queue} could not be taken and becomes a dead letter", queue);
        await letters.Keep(
            known.FirstOrDefault()?.Service ?? queue.Split('.')[0], queue, IdOf(context, envelope), subscription?.Message.FullName ?? names.FirstOrDefault() ?? "",
            isPersonal ? "" : envelope?["message"]?.ToJsonString() ?? body, why, context.CancellationToken);
        context.GetOrAddPayload(() => new Kept());
    }

    private static bool IsPersonal(Subscription subscription) => subscription.Message.IsAssignableTo(typeof(IErasable));

    private static string NameOf(ReceiveContext context) => context.InputAddress.AbsolutePath.Split('/')[^1];

    /// <summary>Where the broker took it from, when it was the broker that gave it up.</summary>
    private static string? QueueOf(ReceiveContext context) => context.TransportHeaders.Get<string>("x-first-death-queue");

    private static JsonObject? Envelope(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The types that it says it is, as we name them: <c>urn:message:Contracts:Opened</c> is <c>Contracts.Opened</c>.</summary>
    private static List<string> NamesIn(JsonObject? envelope) => envelope?["messageType"] is JsonArray names
        ? [.. names.Select(n => $"{n}").Where(n => n.StartsWith(Urn, StringComparison.Ordinal)).Select(n => n[Urn.Length..].Replace(':', '.'))]
        : [];

    private static Guid IdOf(ReceiveContext context, JsonObject? envelope) =>
        context.GetMessageId() ?? (Guid.TryParse(envelope?["messageId"]?.ToString(), out var id) ? id : Guid.NewGuid());

    /// <summary>What couldn't be read goes on to where nothing took it; it is kept once.</summary>
    private sealed class Kept;
}
