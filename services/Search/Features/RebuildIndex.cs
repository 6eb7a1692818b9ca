using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

internal static class RebuildIndex
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/search/rebuild", Handle).For(Needs.Operator).Produces<RebuildAnswer>();

    private static async Task<IResult> Handle(Caller caller, IOpportunityIndex index, TimeProvider clock, CancellationToken cancel)
    {
        if (await caller.MustBeOperator() is { } refused) return Answers.Problem(refused);
        var started = clock.GetTimestamp();
        var documents = await index.Rebuild(cancel);
        return Answers.Ok(new RebuildAnswer(documents, (int)clock.GetElapsedTime(started).TotalMilliseconds));
    }
}
