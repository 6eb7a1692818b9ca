using Secondments.Kernel;

namespace Secondments.Grains.Store;

/// <summary>Whose eyes a query reads with: the person, and the organisations whose private rows they may see.</summary>
public sealed record Reader(IReadOnlyList<Guid> Ids)
{
    /// <summary>A visitor: public rows only.</summary>
    public static readonly Reader Public = new([PrivateViewRow.Public]);

    public static Reader Of(PersonId? person, params IEnumerable<OrganisationId> organisations) =>
        new([PrivateViewRow.Public, .. person is { } p ? [p.Value] : Array.Empty<Guid>(), .. organisations.Select(o => o.Value)]);
}

/// <summary>
/// Reads views. The query itself always says whose rows it wants; in PostgreSQL row-level security stands behind it as a
/// second wall (<see cref="RowSecurity"/>).
/// </summary>
public interface IReads<out TDb> where TDb : ServiceDb
{
    /// <exception cref="UnavailableException">The database can't be reached.</exception>
    Task<T> Query<T>(Reader reader, Func<TDb, Task<T>> query, CancellationToken cancel = default);
}
