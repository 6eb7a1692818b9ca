using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>
/// Makes an account by oneself or from an invitation. What is answered doesn't tell whether the address has an account
/// already: the mail does, to whoever reads that address.
/// </summary>
internal sealed class SignUp(IEntityWrites<IdentityDb> writes, AccountManagers managers, Accounts accounts)
{
    public async Task<Result<Done>> Handle(string? name, string? email, string? password, string? returnTo, CommandContext context, CancellationToken cancel)
    {
        if (Accounts.Check(name, email, password) is { } error) return error;
        var hash = accounts.Hash(password!);
        return await writes.WriteAgain<Result<Done>>(context, async (db, turn) =>
        {
            var manager = managers.On(db);
            var account = await manager.FindByEmailAsync(email!.Trim());
            if (account is { EmailConfirmed: true })
            {
                turn.Send(new Mail("identity.already", account.Email!, new Dictionary<string, string> { ["name"] = account.Name, ["link"] = "/account/reset" }));
                return Done.Instance;
            }
            if (account is null) account = await Accounts.Add(manager, turn, name!, email, hash, confirmed: false);
            else await Replace(manager, turn, account, name!, hash);
            await SendConfirmation(db, turn, account, returnTo, atOnce: false, cancel);
            return Done.Instance;
        }, cancel);
    }

    public static async Task SendConfirmation(IdentityDb db, IEntityTurn turn, Account account, string? returnTo, bool atOnce, CancellationToken cancel)
    {
        if (await Links.Issue(db, turn, LinkPurpose.ConfirmEmail, account.Id, Lifetimes.ConfirmLink, returnTo, atOnce, cancel) is { } link)
            turn.Send(new Mail("identity.confirm", account.Email!, new Dictionary<string, string> { ["name"] = account.Name, ["link"] = link }));
    }

    // Whoever signed up first may not be who owns the address: the last name and password before it is confirmed count.
    private static async Task Replace(AccountManager manager, IEntityTurn turn, Account account, string name, string hash)
    {
        account.Name = name.Trim();
        account.PasswordHash = hash;
        Accounts.Expect(await manager.UpdateSecurityStampAsync(account));
        turn.Audit("account.signed_up_again", "account", account.Id, account.Version, new Dictionary<string, string?[]> { ["name"] = [], ["password"] = [] });
    }
}
