using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>
/// What an index of opportunities should hold, from their states: the list only says which to look at, so that nothing rests on a
/// second copy.
/// </summary>
public sealed class IndexedPosts(IReads<OpportunitiesDb> reads, ISnapshots snapshots)
{
    private const int Step = 500;

    /// <param name="organisation">Null: of all.</param>
    public async Task<IReadOnlyList<(OrganisationId Organisation, IndexRow Row)>> FindAcrossTenants(OrganisationId? organisation, CancellationToken cancel)
    {
        var kind = Keys.Opportunity(default).Kind;
        var found = new List<(OrganisationId, IndexRow)>();
        foreach (var ids in (await Candidates(organisation?.Value, cancel)).Chunk(Step))
        {
            foreach (var standing in await snapshots.Read(kind, ids, cancel))
            {
                if (standing.Snapshot is OpportunityChanged told && told.IsToBeFound())
                    found.Add((told.Organisation, new IndexRow(told.Opportunity, standing.Version, standing.Snapshot.Fingerprint!, told.FoundBy())));
            }
        }
        return found;
    }

    private Task<List<Guid>> Candidates(Guid? organisation, CancellationToken cancel) => reads.Query(Reader.Of(null, Exchange.Organisation), db =>
        db.Set<OpportunityRow>().Where(o => o.State == OpportunityState.Live && (organisation == null || o.Organisation == organisation)).Select(o => o.EntityId).ToListAsync(cancel), cancel);
}
