using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>
/// Tries a password. Unknown address, wrong password, locked and disabled answer alike, and take alike long, so that the
/// page tells nobody who has an account.
/// </summary>
internal sealed class PasswordSignIn(
    IReads<IdentityDb> reads, IEntityWrites<IdentityDb> writes, AccountManagers managers, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer)
{
    public static readonly Error Wrong = new(ErrorKind.Invalid, "account.sign_in_wrong", "Check your e-mail address and password");

    /// <summary>Right password, but nobody has opened the link that was sent to the address.</summary>
    public static readonly Error Unconfirmed = new(ErrorKind.Conflict, "account.unconfirmed", "Confirm your e-mail address first");

    private readonly string _nobodysHash = hasher.HashPassword(new Account(), Secrets.New());

    public async Task<Result<Account>> Try(string? email, string? password, CommandContext context, CancellationToken cancel)
    {
        if (password is null or { Length: > PasswordRules.Longest } || email is null or { Length: > ContactRules.LongestEmail }) return Wrong;
        var normal = normalizer.NormalizeEmail(email.Trim());
        var seen = await reads.Query(Reader.Public, db => db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == normal, cancel), cancel);
        // Slow by design, so outside the transaction.
        var verdict = hasher.VerifyHashedPassword(seen ?? new Account(), seen?.PasswordHash ?? _nobodysHash, password);
        if (seen is null) return Wrong;
        var newHash = verdict is PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(seen, password) : null;
        return await writes.WriteAgain(context with { Actor = Actor.OfPerson(new PersonId(seen.Id)) },
            (db, turn) => Settle(db, turn, seen, verdict is not PasswordVerificationResult.Failed, newHash, cancel), cancel);
    }

    /// <summary>In one transaction: a burst of guesses can't pass the lock, because each sees the count of those before it.</summary>
    private async Task<Result<Account>> Settle(IdentityDb db, IEntityTurn turn, Account seen, bool right, string? newHash, CancellationToken cancel)
    {
        var manager = managers.On(db);
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.Id == seen.Id, cancel);
        if (account is null || account.Disabled || await manager.IsLockedOutAsync(account)) return Wrong;
        if (!right || account.PasswordHash != seen.PasswordHash)
        {
            Accounts.Expect(await manager.AccessFailedAsync(account));
            if (account.LockoutEnd > turn.Now) turn.Audit("account.locked_out", "account", account.Id, account.Version);
            return Wrong;
        }
        if (!account.EmailConfirmed) return Unconfirmed;
        if (account.AccessFailedCount > 0 || account.LockoutEnd is not null || newHash is not null)
        {
            account.AccessFailedCount = 0;
            account.LockoutEnd = null;
            account.PasswordHash = newHash ?? account.PasswordHash;
            Accounts.Expect(await manager.UpdateAsync(account));
        }
        turn.Audit("account.signed_in", "account", account.Id, account.Version);
        return account;
    }
}
