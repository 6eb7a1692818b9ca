using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;

namespace Secondments.Identity.Persistence;

internal static class ContendedWrites
{
    private const int Tries = 8;

    /// <summary>
    /// Writes, and starts again when somebody else changed the same account or client in the meantime. In PostgreSQL two
    /// transactions may read the same count of wrong tries; the concurrency stamp lets one of them through.
    /// </summary>
    public static async Task<T> WriteAgain<T>(this IEntityWrites<IdentityDb> writes, CommandContext context, Func<IdentityDb, IEntityTurn, Task<T>> body, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await writes.Write(context, body, cancel);
            }
            catch (DbUpdateException) when (tried < Tries)
            {
            }
        }
    }
}
