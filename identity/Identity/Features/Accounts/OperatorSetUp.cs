using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>
/// The first operator. No password is built in: an exchange without an operator prints a link, good once and for an hour,
/// on its console, and whoever reads the console runs the exchange.
/// </summary>
public sealed class OperatorSetUp
{
    private readonly IEntityWrites<IdentityDb> _writes;
    private readonly AccountManagers _managers;
    private readonly Accounts _accounts;

    internal OperatorSetUp(IEntityWrites<IdentityDb> writes, AccountManagers managers, Accounts accounts) =>
        (_writes, _managers, _accounts) = (writes, managers, accounts);

    /// <summary>A path to put behind <c>PublicUrl</c>, or null when the exchange has an operator. A new link ends the one before.</summary>
    public Task<string?> CreateLink(CancellationToken cancel = default) =>
        _writes.WriteAgain(CommandContext.System, async (db, turn) => await HasOperator(db, cancel)
            ? null
            : await Links.Issue(db, turn, LinkPurpose.SetUpOperator, null, Lifetimes.SetUpLink, null, atOnce: true, cancel), cancel);

    /// <summary>Uses the link's secret (the last part of its path): makes the account and appoints it.</summary>
    /// <returns>The operator; <c>link.ended</c> (410), <c>account.invalid</c> (422) or <c>account.exists</c> (409).</returns>
    public async Task<Result<PersonId>> Use(string? secret, string? name, string? email, string? password, CommandContext context, CancellationToken cancel = default)
    {
        if (Accounts.Check(name, email, password) is { } error) return error;
        var hash = _accounts.Hash(password!);
        return await _writes.WriteAgain<Result<PersonId>>(context, async (db, turn) =>
        {
            if (await Links.Find(db, turn, LinkPurpose.SetUpOperator, secret, cancel) is not { } link) return ConfirmEmail.LinkEnded;
            var manager = _managers.On(db);
            if (await manager.FindByEmailAsync(email!.Trim()) is not null)
                return Error.Conflict("account.exists", "There is an account with this e-mail address.");
            // Nothing proves the address, but who holds this link needs no proof: they have the machine.
            var account = await Accounts.Add(manager, turn, name!, email, hash, confirmed: true);
            link.EndedAt = turn.Now;
            link.Account = account.Id;
            turn.Tell(new OperatorAppointed(new PersonId(account.Id)), account.Id, account.Version, Exchange.Organisation);
            turn.Audit("operator.appointed", "account", account.Id, account.Version);
            return new PersonId(account.Id);
        }, cancel);
    }

    // A used set-up link carries the account that it made.
    private static Task<bool> HasOperator(IdentityDb db, CancellationToken cancel) =>
        db.Links.AnyAsync(l => l.Purpose == LinkPurpose.SetUpOperator && l.Account != null, cancel);
}
