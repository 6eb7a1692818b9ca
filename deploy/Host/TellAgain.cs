using Secondments.Grains;
using Secondments.Grains.Store;

namespace Secondments.Host;

/// <summary>Everything that a module tells, once more: its outbox gets it, and the replicas send it.</summary>
internal static class TellAgain
{
    /// <returns>How many things.</returns>
    public static async Task<long> Everything(IServiceProvider services)
    {
        var snapshots = services.GetRequiredService<ISnapshots>();
        var told = 0L;
        foreach (var kind in snapshots.KindsOf(services.GetRequiredService<ServiceDatabase>().Service))
            await foreach (var step in snapshots.TellAllAgain(kind, CommandContext.System)) told += step.Told;
        return told;
    }
}
