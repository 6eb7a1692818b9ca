using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>Confirms an address by the link that was sent to it, and sends another when asked.</summary>
internal sealed class ConfirmEmail(IEntityWrites<IdentityDb> writes, AccountManagers managers)
{
    public static readonly Error LinkEnded = new(ErrorKind.Gone, "link.ended", "This link has been used or has ended.");

    /// <summary>Where the person was going when they signed up.</summary>
    public Task<Result<string>> Handle(string? secret, CommandContext context, CancellationToken cancel) =>
        writes.WriteAgain<Result<string>>(context, async (db, turn) =>
        {
            if (await Links.Find(db, turn, LinkPurpose.ConfirmEmail, secret, cancel) is not { } link) return LinkEnded;
            var account = await db.Accounts.FirstAsync(a => a.Id == link.Account, cancel);
            link.EndedAt = turn.Now;
            if (!account.EmailConfirmed)
            {
                account.EmailConfirmed = true;
                turn.TellContact(account);
                Accounts.Expect(await managers.On(db).UpdateAsync(account));
                turn.Audit("account.email_confirmed", "account", account.Id, account.Version);
            }
            return OwnPath.Or(link.Return);
        }, cancel);

    /// <summary>Sends the link again, if there is something to confirm. Says nothing of whether there is.</summary>
    public async Task<Error?> SendAgain(string? email, string? returnTo, CommandContext context, CancellationToken cancel)
    {
        if (ContactRules.CheckEmail(email) is { } error) return Error.Invalid("account.invalid", error);
        await writes.WriteAgain(context, async (db, turn) =>
        {
            if (await managers.On(db).FindByEmailAsync(email!.Trim()) is { EmailConfirmed: false, Disabled: false } account)
                await SignUp.SendConfirmation(db, turn, account, returnTo, atOnce: false, cancel);
            return Done.Instance;
        }, cancel);
        return null;
    }
}
