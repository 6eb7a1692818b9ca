using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Pages.Operator.SearchIndex;

/// <summary>Posts of one organisation for one audience that the index holds otherwise than the exchange. With the same number, what they say differs.</summary>
internal sealed record IndexDifference(OrganisationId Organisation, OpportunityVisibility Visibility, long Held, long Expected);

/// <param name="Gone">In the index alone.</param>
/// <param name="Doubted">In both, and not the same.</param>
/// <param name="ToTell">What is told again, so that the index has it as it is.</param>
internal sealed record RowDifference(IReadOnlyList<IndexRowSeen> Gone, IReadOnlyList<IndexRowSeen> Doubted, IReadOnlyList<Guid> ToTell);

/// <summary>The index beside the opportunities themselves.</summary>
internal static class IndexComparison
{
    public static IReadOnlyList<IndexDifference> Of(IReadOnlyList<IndexFigure> held, IReadOnlyList<IndexFigure> expected)
    {
        var (here, there) = (held.ToDictionary(KeyOf), expected.ToDictionary(KeyOf));
        return
        [
            .. here.Keys.Union(there.Keys).Where(key => here.GetValueOrDefault(key) != there.GetValueOrDefault(key)).OrderBy(key => key.Organisation.Value).ThenBy(key => key.Visibility)
                .Select(key => new IndexDifference(key.Organisation, key.Visibility, here.GetValueOrDefault(key)?.Documents ?? 0, there.GetValueOrDefault(key)?.Documents ?? 0)),
        ];
    }

    /// <param name="held">Read before <paramref name="expected"/>: what opens in between is then only told twice, and nothing that is right is taken out.</param>
    public static RowDifference Of(IReadOnlyList<IndexRow> held, IReadOnlyList<IndexRow> expected)
    {
        var should = expected.ToDictionary(row => row.Id);
        var has = held.ToDictionary(row => row.Id);
        List<IndexRowSeen> Seen(Func<IndexRow, bool> which) => [.. held.Where(which).Select(row => new IndexRowSeen(row.Id, row.Version))];
        var gone = Seen(row => !should.ContainsKey(row.Id));
        var doubted = Seen(row => should.TryGetValue(row.Id, out var other) && !IsSame(row, other));
        var missing = expected.Where(row => !has.ContainsKey(row.Id)).Select(row => row.Id.Value);
        // What went from the exchange's list is told too: that it is closed is then known here, whatever comes late.
        return new(gone, doubted, [.. missing, .. doubted.Select(row => row.Id.Value), .. gone.Select(row => row.Id.Value)]);
    }

    private static bool IsSame(IndexRow one, IndexRow other) => one.Fingerprint == other.Fingerprint && one.Visibility == other.Visibility;

    private static (OrganisationId Organisation, OpportunityVisibility Visibility) KeyOf(IndexFigure figure) => (figure.Organisation, figure.Visibility);
}
