using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Outbox;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Heartbeat;

/// <summary>
/// Says each second how far every copy of memberships is complete: up to the instant before which all that this service
/// committed is published. A service that doesn't hear it for a while stops trusting its copy.
/// </summary>
internal sealed class HeartbeatPublisher(IRelayProgress<OrganisationsDb> progress, IEventBus bus, TimeProvider clock, ILogger<HeartbeatPublisher> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Silence is what tells the others: their copies grow old until this succeeds again.
                log.LogWarning(e, "The heartbeat of memberships could not be published");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task Once(CancellationToken cancel)
    {
        if (await progress.DoneUpTo(cancel) is not { } upTo) return;
        var now = clock.GetUtcNow();
        await bus.Publish(new MembershipsCurrent(upTo)
        {
            Meta = new EventMeta(Ids.New(now), Exchange.Organisation.Value, now.ToUnixTimeMilliseconds(), now, [], "system"),
        }, cancel);
    }
}
