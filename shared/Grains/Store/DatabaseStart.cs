using Microsoft.Extensions.Hosting;

namespace Secondments.Grains.Store;

/// <summary>
/// Before anything works on a database: brings it to the schema of this version, or, where that is a step of its own
/// (<c>Database:Migrate</c>), looks that it has been taken.
/// </summary>
internal sealed class DatabaseStart(IEnumerable<ServiceDatabase> databases) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancel) =>
        Task.WhenAll(databases.Select(database => Task.Run(() => database.Migrates ? database.Migrate(cancel) : database.RefuseUnfit(cancel), cancel)));

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancel) => Task.CompletedTask;
}
