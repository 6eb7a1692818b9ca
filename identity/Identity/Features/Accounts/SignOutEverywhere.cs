using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>Ends sessions: all of a person's, or the one that they sign out of.</summary>
internal sealed class SignOutEverywhere(IEntityWrites<IdentityDb> writes, AccountManagers managers)
{
    public Task Handle(Guid person, CommandContext context, CancellationToken cancel) =>
        writes.WriteAgain(context, async (db, turn) =>
        {
            var account = await db.Accounts.FirstAsync(a => a.Id == person, cancel);
            await turn.EndSessions(db, managers.On(db), account, cancel);
            turn.Audit("account.signed_out_everywhere", "account", account.Id, account.Version);
            return Done.Instance;
        }, cancel);

    /// <summary>What clients got from this session can't be refreshed any more; an access token of theirs runs out within ten minutes.</summary>
    public Task EndSession(Guid session, CommandContext context, CancellationToken cancel) =>
        writes.WriteAgain(context, (db, turn) => db.Grants.Where(g => g.Session == session && g.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, turn.Now), cancel), cancel);
}
