using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Contracts;
using Secondments.Grains;
using Secondments.Hosting.Modules;

namespace Secondments.Hosting.Events;

/// <summary>
/// Takes a message for a service: one at a time an entity, tried a bounded number of times with growing pauses, then kept as
/// a dead letter in the service's database. While that database or another part is away nothing counts as a try: the
/// message waits, and with it the queue.
/// </summary>
internal sealed class Consumption(
    IServiceProvider services, DeadLetters letters, Receipts receipts, TimeProvider clock, Leaving leaving, ILogger<Consumption> log)
{
    public const int MostTries = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly KeyedLock<(string Queue, Guid Entity)> _entities = new();

    public async Task Take(Subscription subscription, Event message, string? delivery, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, leaving.NoMoreMessages);
        using var activity = StartActivity(subscription, message);
        using (await _entities.Enter((subscription.Queue, message.Meta.EntityId), either.Token))
        {
            await TakeInTurn(subscription, message, either.Token);
        }
        receipts.Report(delivery);
    }

    private async Task TakeInTurn(Subscription subscription, Event message, CancellationToken cancel)
    {
        var pause = FirstPause;
        for (var tries = 0; ;)
        {
            try
            {
                await subscription.Handle(services, message, cancel);
                return;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested && !IsGone())
            {
                if (e is not UnavailableException && ++tries == MostTries)
                {
                    await Bury(subscription, message, e, cancel);
                    return;
                }
                log.LogWarning(e, "{Message} {Id} was not taken from {Queue} and is tried again", subscription.Message.Name, message.Meta.Id, subscription.Queue);
            }
            await Task.Delay(pause, clock, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>A process that breaks off without stopping takes its services away from under the message, which isn't the message's fault.</summary>
    private bool IsGone()
    {
        try
        {
            return services.GetService(typeof(IHostApplicationLifetime)) is null;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private async Task Bury(Subscription subscription, Event message, Exception error, CancellationToken cancel)
    {
        log.LogError(error, "{Message} {Id} could not be taken from {Queue} after {Tries} tries and becomes a dead letter", subscription.Message.Name, message.Meta.Id, subscription.Queue, MostTries);
        await letters.Keep(subscription, message, error, cancel);
    }

    /// <summary>What happens here belongs to the request that caused it, whichever way the message came.</summary>
    private static Activity StartActivity(Subscription subscription, Event message)
    {
        var activity = new Activity($"take {subscription.Queue}");
        if (message.Meta.TraceParent is { } parent) activity.SetParentId(parent);
        return activity.Start();
    }
}
