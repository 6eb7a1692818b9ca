using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Search.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Search.Index;
using Secondments.Search.Persistence;

namespace Secondments.Search.Features;

/// <summary>What the index holds, to be compared with the opportunities themselves: in figures, and of one organisation row by row.</summary>
internal static class ReadFigures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/search/figures", Figures).For(Needs.Operator).Produces<IndexFigures>();
        routes.MapGet("/api/search/figures/{organisation}", Rows).For(Needs.Operator).Produces<IReadOnlyList<IndexRow>>();
    }

    private static async Task<IResult> Figures(IOpportunityIndex index, CancellationToken cancel) => Answers.Ok(await index.Figures(cancel));

    private static async Task<IResult> Rows(string organisation, IOpportunityIndex index, IReads<SearchDb> reads, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(organisation, "D", out var id)) return Answers.Problem(Error.NotFound("organisation"));
        var rows = await index.RowsOf(new OrganisationId(id), cancel);
        // An index that was lost knows nobody: that the organisation exists is known beside it.
        return rows.Count > 0 || await reads.Query(Reader.Public, db => db.OrganisationCopies.AnyAsync(o => o.OrganisationId == id && !o.Removed, cancel), cancel)
            ? Answers.Ok(rows)
            : Answers.Problem(Error.NotFound("organisation"));
    }
}
