using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

/// <summary>What the index holds, to be compared with the opportunities themselves.</summary>
internal static class ReadFigures
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search/figures", Handle).For(Needs.Operator).Produces<IndexFigures>();

    private static async Task<IResult> Handle(Caller caller, IOpportunityIndex index, CancellationToken cancel) =>
        await caller.MustBeOperator() is { } refused ? Answers.Problem(refused) : Answers.Ok(await index.Figures(cancel));
}
