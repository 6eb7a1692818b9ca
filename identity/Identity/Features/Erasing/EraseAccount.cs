using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Erasures;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Erasing;

/// <summary>
/// Erases an account: nothing personal is left in it, nobody can sign in with it, and the snapshot that takes its name and
/// address back makes every other service forget the person. An account without an address is one that was erased, at
/// <see cref="Account.TokensFrom"/>; its id stays, because audits and records name it.
/// </summary>
internal sealed class EraseAccount(IEntityWrites<IdentityDb> writes, IReads<IdentityDb> reads, ErasureLedger ledger) : IErasesPeople
{
    /// <summary>By the person themselves.</summary>
    public async Task<Erasure> Handle(PersonId person, CommandContext context, CancellationToken cancel)
    {
        var erasure = await writes.WriteAgain(context, (db, turn) => Erase(db, turn, person, turn.Now, byThemselves: true, cancel), cancel);
        // After the commit: a line without an erasure would erase at the next start what was refused now.
        ledger.Append(erasure);
        return erasure;
    }

    /// <summary>As the ledger says.</summary>
    public Task Erase(Erasure erasure, CancellationToken cancel) =>
        writes.WriteAgain(CommandContext.System, (db, turn) => Erase(db, turn, erasure.Person, erasure.At, byThemselves: false, cancel), cancel);

    public async Task<IReadOnlyList<Erasure>> Known(CancellationToken cancel) => await reads.Query(Reader.Public, db => db.Accounts.AsNoTracking()
        .Where(a => a.NormalizedEmail == null).OrderBy(a => a.TokensFrom)
        .Select(a => new Erasure(new PersonId(a.Id), a.TokensFrom)).ToListAsync(cancel), cancel);

    private static async Task<Erasure> Erase(IdentityDb db, IEntityTurn turn, PersonId person, DateTimeOffset at, bool byThemselves, CancellationToken cancel)
    {
        if (await db.Accounts.FirstOrDefaultAsync(a => a.Id == person.Value, cancel) is not { } account) return new Erasure(person, at);
        if (account.NormalizedEmail is null) return new Erasure(person, account.TokensFrom);

        // Once: after a restore they have had the letter.
        if (byThemselves && account.EmailConfirmed) turn.Send(new Mail("identity.erased", account.Email!, new Dictionary<string, string> { ["name"] = account.Name }));
        account.Name = "";
        (account.UserName, account.NormalizedUserName, account.Email, account.NormalizedEmail, account.PasswordHash) = (null, null, null, null, null);
        account.EmailConfirmed = false;
        account.Disabled = true;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        account.TokensFrom = AccountTelling.WholeSecond(turn.Now);
        account.SecurityStamp = Secrets.New();
        account.ConcurrencyStamp = Guid.NewGuid().ToString();

        var grants = db.Grants.Where(g => g.Account == account.Id);
        await db.RefreshTokens.Where(t => grants.Any(g => g.Id == t.Grant)).ExecuteDeleteAsync(cancel);
        await db.Codes.Where(c => c.Account == account.Id).ExecuteDeleteAsync(cancel);
        await grants.ExecuteDeleteAsync(cancel);
        // The used set-up link of an operator stays: it says that there is one.
        await db.Links.Where(l => l.Account == account.Id && l.Purpose != Domain.LinkPurpose.SetUpOperator).ExecuteDeleteAsync(cancel);
        // What was told of the name and address, and has arrived.
        await db.Set<OutboxRow>().Where(o => o.EntityId == account.Id && o.DoneAt != null).ExecuteDeleteAsync(cancel);

        turn.Tell(new PersonContactChanged(person, "", "") { Removed = true }, account.Id, ++account.Version);
        turn.Tell(new AccountAccessChanged(person, Disabled: true, account.TokensFrom), account.Id, ++account.Version);
        turn.Audit("account.erased", "account", account.Id, account.Version, new Dictionary<string, string?[]> { ["email"] = [], ["name"] = [] });
        return new Erasure(person, account.TokensFrom);
    }
}
