using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>Does the imports whose files lie here, a few side by side; goes on with those that a stop or a crash broke off.</summary>
internal sealed class ImportWorker(
    ImportSignal signal, ImportQueries queries, ImportRun run, ImportFiles files, IGrains grains, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    // So that a large file doesn't keep small ones waiting.
    private const int SideBySide = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Guid, bool> _busy = new();
    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartWaiting(stoppingToken);
                await ForgetAbandoned(stoppingToken);
                await signal.Wait(Look, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.LogError(e, "Imports could not be looked for");
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(_running);
    }

    private async Task StartWaiting(CancellationToken cancel)
    {
        _running.RemoveAll(task => task.IsCompleted);
        foreach (var import in await queries.UnfinishedOfAllOrganisations(cancel))
        {
            if (_busy.Count < SideBySide && _busy.TryAdd(import, true)) _running.Add(Task.Run(() => Do(import, cancel), CancellationToken.None));
        }
    }

    private async Task Do(Guid import, CancellationToken cancel)
    {
        var over = false;
        try
        {
            over = await run.Do(import, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            // Nothing is lost: what was done is written, and the next look begins where it ended.
            log.LogError(e, "Import {Import} was broken off and will be taken up again", import);
        }
        _busy.TryRemove(import, out _);
        // One that another process does is looked at again after a while, not at once.
        if (over) signal.Raise();
    }

    /// <summary>Files whose upload never became an import, or whose import ended without the chance to delete them.</summary>
    private async Task ForgetAbandoned(CancellationToken cancel)
    {
        foreach (var import in files.OlderThan(clock.GetUtcNow() - Abandoned).ToList())
        {
            if (await grains.Read<ImportJob>(ImportJob.Key(import), cancel) is null or { State.IsOver: true }) files.Forget(import);
        }
    }
}
