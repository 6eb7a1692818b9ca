using Microsoft.AspNetCore.Identity;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>Makes accounts: for the sign-up page, and for whoever fills an exchange with people.</summary>
public sealed class Accounts
{
    private readonly IEntityWrites<IdentityDb> _writes;
    private readonly AccountManagers _managers;
    private readonly IPasswordHasher<Account> _hasher;

    internal Accounts(IEntityWrites<IdentityDb> writes, AccountManagers managers, IPasswordHasher<Account> hasher) =>
        (_writes, _managers, _hasher) = (writes, managers, hasher);

    /// <summary>
    /// Makes an account. With <paramref name="confirmed"/> the address counts as the person's at once, and the other services
    /// are told of them; else only signing up by link does that.
    /// </summary>
    /// <returns>The person's id; <c>account.invalid</c> (422); <c>account.exists</c> (409), never to be shown to a visitor.</returns>
    public async Task<Result<PersonId>> Create(string? name, string? email, string? password, bool confirmed, CommandContext context, CancellationToken cancel = default)
    {
        if (Check(name, email, password) is { } error) return error;
        var hash = Hash(password!);
        return await _writes.WriteAgain<Result<PersonId>>(context, async (db, turn) =>
        {
            var manager = _managers.On(db);
            if (await manager.FindByEmailAsync(email!.Trim()) is not null)
                return Error.Conflict("account.exists", "There is an account with this e-mail address.");
            var account = await Add(manager, turn, name!, email, hash, confirmed);
            return new PersonId(account.Id);
        }, cancel);
    }

    internal static Error? Check(string? name, string? email, string? password)
    {
        var errors = new[] { ContactRules.CheckName(name), ContactRules.CheckEmail(email), PasswordRules.Check(password, name, email) };
        return errors.Any(e => e is not null) ? Error.Invalid("account.invalid", [.. errors.OfType<FieldError>()]) : null;
    }

    /// <summary>Slow by design: call it outside a transaction.</summary>
    internal string Hash(string password) => _hasher.HashPassword(new Account(), password);

    internal static async Task<Account> Add(AccountManager manager, IEntityTurn turn, string name, string email, string passwordHash, bool confirmed)
    {
        var account = new Account
        {
            Id = Ids.New(turn.Now),
            Name = name.Trim(),
            UserName = email.Trim(),
            Email = email.Trim(),
            EmailConfirmed = confirmed,
            PasswordHash = passwordHash,
            LockoutEnabled = true,
            CreatedAt = turn.Now,
            TokensFrom = AccountTelling.WholeSecond(turn.Now),
        };
        Expect(await manager.CreateAsync(account));
        if (confirmed) turn.TellContact(account);
        turn.Audit("account.created", "account", account.Id, account.Version, new Dictionary<string, string?[]> { ["email"] = [], ["name"] = [] });
        return account;
    }

    /// <summary>Identity refuses nothing that our rules let through: if it does, that is a bug.</summary>
    internal static void Expect(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(e => e.Code))}");
    }
}
