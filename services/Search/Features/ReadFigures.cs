using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

/// <summary>What the index holds, to be compared with the opportunities themselves: in figures, and of one organisation row by row.</summary>
internal static class ReadFigures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/search/figures", Figures).For(Needs.Operator).Produces<IndexFigures>();
        routes.MapGet("/api/search/figures/{organisation}", Rows).For(Needs.Operator).Produces<IReadOnlyList<IndexRow>>();
    }

    private static async Task<IResult> Figures(Caller caller, IOpportunityIndex index, CancellationToken cancel) =>
        await caller.MustBeOperator() is { } refused ? Answers.Problem(refused) : Answers.Ok(await index.Figures(cancel));

    private static async Task<IResult> Rows(string organisation, Caller caller, IOpportunityIndex index, CancellationToken cancel)
    {
        if (await caller.MustBeOperator() is { } refused) return Answers.Problem(refused);
        return Guid.TryParseExact(organisation, "D", out var id) ? Answers.Ok(await index.RowsOf(new OrganisationId(id), cancel)) : Answers.Problem(Error.NotFound("organisation"));
    }
}
