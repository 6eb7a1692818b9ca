using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Grains.Store;

/// <summary>
/// The exception to the write path: rows that are not grains (accounts, sessions) are written through EF Core, with events,
/// audit and mails in the same transaction. On SQLite it holds the committer's write lock, so keep the body short and
/// without I/O of its own.
/// </summary>
public interface IEntityWrites<out TDb> where TDb : ServiceDb
{
    /// <summary>Runs <paramref name="body"/> in one transaction; saves and commits when it returns, rolls back when it throws.</summary>
    Task<T> Write<T>(CommandContext context, Func<TDb, IEntityTurn, Task<T>> body, CancellationToken cancel = default);
}

/// <summary>What an entity write causes besides its rows.</summary>
public interface IEntityTurn
{
    DateTimeOffset Now { get; }

    void Tell(Event message, Guid entityId, long version, params IReadOnlyList<OrganisationId> organisations);

    /// <summary>An audit entry. <paramref name="changes"/>: member → old and new; null values for a personal member.</summary>
    void Audit(string action, string entityKind, Guid entityId, long version, IReadOnlyDictionary<string, string?[]>? changes = null);

    void Send(Mail mail);
}
