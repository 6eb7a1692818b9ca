using Secondments.Grains;
using Secondments.Grains.Store;

namespace Secondments.Host;

/// <summary>Everything that a module tells, once more: its outbox gets it, and the replicas send it.</summary>
internal static class TellAgain
{
    private const int Step = 200;

    /// <returns>How many things.</returns>
    public static async Task<long> Everything(IServiceProvider services)
    {
        var snapshots = services.GetRequiredService<ISnapshots>();
        var told = 0L;
        foreach (var kind in snapshots.KindsOf(services.GetRequiredService<ServiceDatabase>().Service))
        {
            Guid? after = null;
            while (await snapshots.Ids(kind, after, Step) is { Count: > 0 } ids)
            {
                told += await snapshots.TellAgain(kind, ids, CommandContext.System);
                after = ids[^1];
            }
        }
        return told;
    }
}
