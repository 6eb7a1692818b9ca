using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Secondments.Grains.Outbox;

namespace Secondments.Hosting.Modules;

/// <summary>Whether this process is about to stop, and how far it has come.</summary>
internal sealed class Leaving : IDisposable
{
    private readonly CancellationTokenSource _noMoreMessages = new();

    public bool HasBegun { get; private set; }

    public CancellationToken NoMoreMessages => _noMoreMessages.Token;

    public void Begin() => HasBegun = true;

    public Task TakeNoMoreMessages() => _noMoreMessages.CancelAsync();

    public void Dispose() => _noMoreMessages.Dispose();
}

/// <summary>
/// How a process leaves when it is told to (SIGTERM): it says that it isn't ready any more and goes on serving for
/// <c>Leaving:Seconds</c>, so that whoever sends requests here has noticed; then the listener finishes what is under way;
/// then what waits in the outbox is published; and only then are messages no longer taken and everything else stops.
/// </summary>
internal sealed class LeaveInOrder(Leaving leaving, IConfiguration configuration, IEnumerable<IRelayProgress> outboxes, TimeProvider clock) : IHostedLifecycleService
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(5);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        leaving.Begin();
        if (configuration.GetValue("Leaving:Seconds", 0.0) is > 0 and var seconds) await Task.Delay(TimeSpan.FromSeconds(seconds), clock, cancellationToken);
    }

    /// <summary>Services stop in the reverse of their order: after the listener, which the host adds last, and before the bus.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(LongestFlush);
        try
        {
            await Task.WhenAll(outboxes.Select(o => o.DoneUpTo(enough.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or Grains.UnavailableException)
        {
            // It waits in its table for the next start, or for another process.
        }
        await leaving.TakeNoMoreMessages();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class LeavingServices
{
    public static void AddLeaving(this IServiceCollection services)
    {
        services.AddSingleton<Leaving>();
        services.AddHostedService<LeaveInOrder>();
    }
}
