using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>A new password by somebody who is signed in and knows the present one. It signs them out everywhere.</summary>
internal sealed class ChangePassword(IEntityWrites<IdentityDb> writes, AccountManagers managers, Accounts accounts, PasswordSignIn signIn)
{
    public async Task<Result<Account>> Handle(Account account, string? present, string? password, CommandContext context, CancellationToken cancel)
    {
        // The same count and lock-out as at the sign-in page: an open session is no place to try passwords either.
        if (!(await signIn.Try(account.Email, present, context, cancel)).IsOk)
            return Error.Invalid("account.invalid", new FieldError("/present", "account.password_wrong", "Enter your present password as it is. After 5 wrong tries it is locked for 15 minutes"));
        if (PasswordRules.Check(password, account.Name, account.Email) is { } error) return Error.Invalid("account.invalid", error);
        var hash = accounts.Hash(password!);
        return await writes.WriteAgain<Result<Account>>(context, async (db, turn) =>
        {
            var stored = await db.Accounts.FirstAsync(a => a.Id == account.Id, cancel);
            await Set(db, turn, managers.On(db), stored, hash, cancel);
            return stored;
        }, cancel);
    }

    /// <summary>Sets it, and ends every reset link, the one that it may have come by too.</summary>
    public static async Task Set(IdentityDb db, IEntityTurn turn, AccountManager manager, Account account, string hash, CancellationToken cancel)
    {
        account.PasswordHash = hash;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        await Links.End(db, turn, LinkPurpose.ResetPassword, account.Id, cancel);
        await turn.EndSessions(db, manager, account, cancel);
        turn.Send(new Mail("identity.password-changed", account.Email!, new Dictionary<string, string> { ["name"] = account.Name, ["link"] = "/account/reset" }));
        turn.Audit("account.password_changed", "account", account.Id, account.Version, new Dictionary<string, string?[]> { ["password"] = [] });
    }
}
