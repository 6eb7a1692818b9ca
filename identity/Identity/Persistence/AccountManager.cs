using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Secondments.Identity.Persistence;

/// <summary>
/// ASP.NET Core Identity's rules on one transaction's accounts. It never saves by itself: the transaction that it works in
/// does, together with events and audit. Lock-out runs on our clock, because UserManager reads the machine's.
/// </summary>
internal sealed class AccountManager(
    IdentityDb db,
    TimeProvider clock,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    ILookupNormalizer normalizer,
    IServiceProvider services,
    ILogger<AccountManager> logger)
    : UserManager<Account>(
        new UserOnlyStore<Account, IdentityDb, Guid>(db) { AutoSaveChanges = false },
        options, hasher, [new UserValidator<Account>()], [], normalizer, new IdentityErrorDescriber(), services, logger)
{
    public override Task<bool> IsLockedOutAsync(Account user) =>
        Task.FromResult(user.LockoutEnabled && user.LockoutEnd > clock.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockoutEnd = clock.GetUtcNow().Add(Options.Lockout.DefaultLockoutTimeSpan);
            user.AccessFailedCount = 0;
        }
        return await UpdateAsync(user);
    }
}

/// <summary>Makes an <see cref="AccountManager"/> on the database of a transaction.</summary>
internal sealed class AccountManagers(
    TimeProvider clock,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    ILookupNormalizer normalizer,
    IServiceProvider services,
    ILogger<AccountManager> logger)
{
    public AccountManager On(IdentityDb db) => new(db, clock, options, hasher, normalizer, services, logger);
}
