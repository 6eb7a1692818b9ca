using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>A new password by a link to the account's address. It ends every session, and a lock-out.</summary>
internal sealed class ResetPassword(IEntityWrites<IdentityDb> writes, IReads<IdentityDb> reads, AccountManagers managers, Accounts accounts)
{
    /// <summary>Sends the link, if there is such an account. Says nothing of whether there is.</summary>
    public async Task<Error?> Ask(string? email, CommandContext context, CancellationToken cancel)
    {
        if (ContactRules.CheckEmail(email) is { } error) return Error.Invalid("account.invalid", error);
        await writes.WriteAgain(context, async (db, turn) =>
        {
            if (await managers.On(db).FindByEmailAsync(email!.Trim()) is { Disabled: false } account
                && await Links.Issue(db, turn, LinkPurpose.ResetPassword, account.Id, Lifetimes.ResetLink, null, atOnce: false, cancel) is { } link)
            {
                turn.Send(new Mail("identity.reset", account.Email!, new Dictionary<string, string> { ["name"] = account.Name, ["link"] = link }));
                turn.Audit("account.reset_asked", "account", account.Id, account.Version);
            }
            return Done.Instance;
        }, cancel);
        return null;
    }

    public async Task<Result<Done>> Handle(string? secret, string? password, CommandContext context, CancellationToken cancel)
    {
        if (await Owner(secret, cancel) is not { } owner) return ConfirmEmail.LinkEnded;
        if (PasswordRules.Check(password, owner.Name, owner.Email) is { } error) return Error.Invalid("account.invalid", error);
        var hash = accounts.Hash(password!);
        return await writes.WriteAgain<Result<Done>>(context with { Actor = Actor.OfPerson(new PersonId(owner.Id)) }, async (db, turn) =>
        {
            if (await Links.Find(db, turn, LinkPurpose.ResetPassword, secret, cancel) is not { } link) return ConfirmEmail.LinkEnded;
            var account = await db.Accounts.FirstAsync(a => a.Id == link.Account, cancel);
            // The link came by the address, so the address is theirs.
            var confirms = !account.EmailConfirmed;
            account.EmailConfirmed = true;
            if (confirms) turn.TellContact(account);
            await ChangePassword.Set(db, turn, managers.On(db), account, hash, cancel);
            return Done.Instance;
        }, cancel);
    }

    private async Task<Account?> Owner(string? secret, CancellationToken cancel)
    {
        if (secret is null) return null;
        var hash = Secrets.Hash(secret);
        return await reads.Query(Reader.Public, db => (
            from link in db.Links
            join account in db.Accounts on link.Account equals account.Id
            where link.Hash == hash && link.Purpose == LinkPurpose.ResetPassword
            select account).AsNoTracking().FirstOrDefaultAsync(cancel), cancel);
    }
}
