using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;

namespace Secondments.Grains.Outbox;

/// <summary>For a broker that lost what it had been given: what was published goes out once more. Whoever had it already knows it by its id.</summary>
public static class PublishAgain
{
    /// <summary>Lets everything wait again that was published at or after <paramref name="since"/>; whichever process leads sends it.</summary>
    /// <returns>How many events wait because of it. Those of more than seven days ago aren't kept.</returns>
    public static async Task<int> Since(ServiceDatabase database, DateTimeOffset since, CancellationToken cancel = default)
    {
        await using var db = database.CreateContext();
        return await db.Set<OutboxRow>().Where(r => r.DoneAt >= since).ExecuteUpdateAsync(set => set.SetProperty(r => r.DoneAt, (DateTimeOffset?)null), cancel);
    }
}
