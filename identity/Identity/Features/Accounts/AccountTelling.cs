using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Grains.Store;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>What others are told of an account, each time under a higher version.</summary>
internal static class AccountTelling
{
    /// <summary>Only once the address is confirmed: nobody else is to write to an address that may be a stranger's.</summary>
    public static void TellContact(this IEntityTurn turn, Account account) =>
        turn.Tell(new PersonContactChanged(new PersonId(account.Id), account.Name, account.Email!), account.Id, ++account.Version);

    /// <summary>Ends every session and every grant of the account, here and everywhere.</summary>
    public static async Task EndSessions(this IEntityTurn turn, IdentityDb db, AccountManager manager, Account account, CancellationToken cancel)
    {
        account.TokensFrom = WholeSecond(turn.Now);
        Accounts.Expect(await manager.UpdateSecurityStampAsync(account));
        await db.Grants.Where(g => g.Account == account.Id && g.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, turn.Now), cancel);
        turn.Tell(new AccountAccessChanged(new PersonId(account.Id), account.Disabled, account.TokensFrom), account.Id, ++account.Version);
    }

    /// <summary>A token's time of issue has whole seconds; one issued right after must not count as issued before.</summary>
    public static DateTimeOffset WholeSecond(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
}
