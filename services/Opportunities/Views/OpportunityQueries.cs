using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>Looks opportunities up.</summary>
public sealed class OpportunityQueries(IReads<OpportunitiesDb> reads)
{
    private const int MostFound = 20;
    private const int LongestRef = 9;

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

    /// <summary>For the operator: the one of this reference, or those with the words in their title.</summary>
    public Task<List<OpportunityFound>> FindAcrossTenants(string words, CancellationToken cancel)
    {
        var (reference, part) = (words.Length <= LongestRef ? Ids.ParseRef(words) : null, words.ToLowerInvariant());
        return reads.Query(Reader.Of(null, Exchange.Organisation), db => (
            from o in db.Set<OpportunityRow>()
            join c in db.OrganisationCopies on o.Organisation equals c.OrganisationId into organisations
            from c in organisations.DefaultIfEmpty()
            where o.Ref == reference || o.Title.ToLower().Contains(part)
            orderby o.ChangedAt descending
            select new OpportunityFound(new OpportunityId(o.EntityId), o.Ref, o.Slug, o.Title, o.State, c.Name)).Take(MostFound).ToListAsync(cancel), cancel);
    }
}
