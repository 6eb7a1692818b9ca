using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Connect;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features;

/// <summary>Once an hour: makes the next signing key when it is due, and deletes what has run out.</summary>
internal sealed partial class Housekeeping(SigningKeys keys, IEntityWrites<IdentityDb> writes, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>What has run out stays this long: a code or token used again must still be known, to revoke what came of it.</summary>
    private static readonly TimeSpan Kept = Lifetimes.Session;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await keys.Rotate(stop);
                await Tidy(stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    internal Task<int> Tidy(CancellationToken cancel) => writes.Write(CommandContext.System, async (db, turn) =>
    {
        var before = turn.Now - Kept;
        // The set-up link that made the operator stays: it says that there is one.
        return await db.Links.Where(l => l.ExpiresAt < before && !(l.Purpose == LinkPurpose.SetUpOperator && l.Account != null)).ExecuteDeleteAsync(cancel)
            + await db.Codes.Where(c => c.ExpiresAt < before).ExecuteDeleteAsync(cancel)
            + await db.RefreshTokens.Where(t => !db.Grants.Any(g => g.Id == t.Grant && g.ExpiresAt >= before)).ExecuteDeleteAsync(cancel)
            + await db.Grants.Where(g => g.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }, cancel);

    [LoggerMessage(LogLevel.Error, "Keys and expired rows could not be looked after; the next try is in an hour")]
    private partial void Failed(Exception e);
}
