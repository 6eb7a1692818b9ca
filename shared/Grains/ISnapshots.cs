using System.Runtime.CompilerServices;
using Secondments.Contracts;

namespace Secondments.Grains;

/// <summary>
/// What grains tell others, outside of any turn: as it stands, for comparing copies with it, and told again, for who has lost it.
/// Crosses tenants: for the operator alone.
/// </summary>
public interface ISnapshots
{
    /// <summary>The kinds of a service's grains that tell snapshots.</summary>
    IReadOnlyList<string> KindsOf(string service);

    Task<long> Count(string kind, CancellationToken cancel = default);

    /// <summary>Grains of a kind in the order of their ids, from the first after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Guid>> Ids(string kind, Guid? after, int most, CancellationToken cancel = default);

    /// <summary>What these would tell now; those that tell nothing, or don't exist, are left out.</summary>
    /// <param name="ids">A few hundred at most.</param>
    Task<IReadOnlyList<StandingSnapshot>> Read(string kind, IReadOnlyList<Guid> ids, CancellationToken cancel = default);

    /// <summary>
    /// Publishes what these tell once more, marked as replay, at the version that they have. States, versions and audit stay as
    /// they are.
    /// </summary>
    /// <param name="ids">A few hundred at most.</param>
    /// <returns>How many were told.</returns>
    Task<int> TellAgain(string kind, IReadOnlyList<Guid> ids, CommandContext by, CancellationToken cancel = default);
}

/// <param name="Version">The grain's.</param>
/// <param name="Snapshot">With its fingerprint, without meta.</param>
public sealed record StandingSnapshot(Guid Id, long Version, Snapshot Snapshot);

public static class SnapshotsExtensions
{
    private const int Step = 200;

    /// <summary>All of a kind told again, some at a time: of how many, and how many of them tell anything.</summary>
    public static async IAsyncEnumerable<(int Of, int Told)> TellAllAgain(this ISnapshots snapshots, string kind, CommandContext by, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        Guid? after = null;
        while (await snapshots.Ids(kind, after, Step, cancel) is { Count: > 0 } ids)
        {
            yield return (ids.Count, await snapshots.TellAgain(kind, ids, by, cancel));
            after = ids[^1];
        }
    }
}
