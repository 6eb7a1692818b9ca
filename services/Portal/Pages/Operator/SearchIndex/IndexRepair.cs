using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Operator.SearchIndex;

/// <summary>
/// Compares and mends the index over the services' APIs, as the operator who asks: no service calls another. A script does the same with the
/// same calls.
/// </summary>
internal sealed class IndexRepair(SearchClient search, OpportunitiesClient opportunities, OperatorClients services)
{
    private const int RowsAtATime = 500;

    /// <summary>What differs, and goes on to after a second look at the index.</summary>
    public async Task<(ExpectedIndex Expected, IReadOnlyList<IndexDifference> Differences)> Compare(IndexFigures held, CancellationToken cancel)
    {
        var expected = (await opportunities.ExpectedIndex(cancel)).OrThrow();
        var differences = IndexComparison.Of(held.Groups, expected.Groups);
        if (differences.Count == 0) return (expected, differences);
        // What was on its way has come by now.
        var again = (await search.Figures(cancel)).OrThrow();
        return (expected, [.. IndexComparison.Of(again.Groups, expected.Groups).Where(d => differences.Any(first => (first.Organisation, first.Visibility) == (d.Organisation, d.Visibility)))]);
    }

    public async Task Mend(OrganisationId organisation, CancellationToken cancel)
    {
        // Either may never have heard of it.
        var held = (await search.IndexRows(organisation, cancel)).OrNone() ?? [];
        var expected = (await opportunities.ExpectedRows(organisation, cancel)).OrNone() ?? [];
        var differs = IndexComparison.Of(held, expected);
        foreach (var gone in differs.Gone.Chunk(RowsAtATime)) (await search.Repair(new RepairIndexRequest(Gone: gone), cancel)).OrThrow();
        foreach (var doubted in differs.Doubted.Chunk(RowsAtATime)) (await search.Repair(new RepairIndexRequest(Doubted: doubted), cancel)).OrThrow();
        // Posts of an organisation that the index doesn't know wait for it.
        (await services.Organisations.Republish(new RepublishRequest("organisation", [organisation.Value]), cancel)).OrThrow();
        foreach (var ids in differs.ToTell.Chunk(RowsAtATime)) (await services.Opportunities.Republish(new RepublishRequest("opportunity", ids), cancel)).OrThrow();
    }

    /// <summary>Everything, for an index that has lost it. It goes on after the answer.</summary>
    public async Task TellEverything(CancellationToken cancel)
    {
        (await services.Organisations.Republish(new RepublishRequest("organisation"), cancel)).OrThrow();
        (await services.Opportunities.Republish(new RepublishRequest("opportunity"), cancel)).OrThrow();
    }
}
