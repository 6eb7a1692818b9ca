using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>Does the imports whose files lie here, one after the other; goes on with those that a stop or a crash broke off.</summary>
internal sealed class ImportWorker(
    ImportSignal signal, ImportQueries queries, ImportRun run, ImportFiles files, IGrains grains, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var import in await queries.UnfinishedOfAllOrganisations(stoppingToken))
                    await run.Do(import, stoppingToken);
                await ForgetAbandoned(stoppingToken);
                await signal.Wait(Look, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Nothing is lost: what was done is written, and the next look begins where it ended.
                log.LogError(e, "An import was broken off and will be taken up again");
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
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
