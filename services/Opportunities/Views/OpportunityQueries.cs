using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>Looks opportunities up.</summary>
public sealed class OpportunityQueries(IReads<OpportunitiesDb> reads)
{
    /// <summary>What a route's id means: a UUID as it is, a short reference by looking it up.</summary>
    public async Task<Result<OpportunityId>> IdOf(string text, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(text, "opportunity").TryGet(out var named, out var unknown)) return unknown;
        if (named.Id is { } id) return new OpportunityId(id);
        var found = await reads.Query(
            Reader.Public,
            db => db.Set<OpportunityRefRow>().Where(r => r.Ref == named.Ref).Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel),
            cancel);
        return found is { } known ? new OpportunityId(known) : Error.NotFound("opportunity");
    }
}
