using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Secondments.Grains.Store;

/// <summary>
/// A loop that one process a database runs: woken by the commits here that concern it, and by the clock for those elsewhere. A round that
/// fails is logged and tried again.
/// </summary>
internal abstract class Worker(ServiceDatabase database, TimeProvider clock, string task, TimeSpan pause, ILogger log) : BackgroundService
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>
    /// Whether a commit of this process gives it something to do, which wakes it; otherwise only the clock does. Called in the
    /// order of commits, and to be quick. Null: something was committed by other means, nobody knows what.
    /// </summary>
    protected virtual bool Concerns(IReadOnlyList<Unit>? committed) => false;

    /// <summary>One round. True: there may be more at once.</summary>
    protected abstract Task<bool> Round(CancellationToken cancel);

    /// <summary>Another process does the task now.</summary>
    protected virtual void StandBack()
    {
    }

    protected void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else woke it in between.
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var leadership = new Leadership(database, task);
        database.Committer.Committed += Hear;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var more = false;
                try
                {
                    if (await leadership.Holds(stoppingToken)) more = await Round(stoppingToken);
                    else StandBack();
                }
                catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    log.LogWarning(e, "{Task} of {Service} failed and is tried again", task, database.Service);
                }
                if (!more) await Pause(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            database.Committer.Committed -= Hear;
        }
    }

    private void Hear(IReadOnlyList<Unit>? committed)
    {
        if (Concerns(committed)) Wake();
    }

    private async Task Pause(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var tick = Task.Delay(pause, clock, either.Token);
        await Task.WhenAny(tick, _wake.WaitAsync(either.Token));
        await either.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
