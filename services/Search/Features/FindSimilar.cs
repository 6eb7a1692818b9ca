using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

internal static class FindSimilar
{
    private const int Most = 6;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search/similar/{id}", Handle).For(Needs.Anyone).Produces<SimilarAnswer>();

    private static async Task<IResult> Handle(string id, Caller caller, IOpportunityIndex index, TimeProvider clock, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(id, "opportunity").TryGet(out var named, out var error)) return Answers.Problem(error);
        var (viewer, now) = (Viewers.Of(caller), clock.GetUtcNow());
        var opportunity = named.Id is { } known ? new OpportunityId(known) : await index.Find(named.Ref!, viewer, now, cancel);
        var similar = opportunity is { } of ? await index.Similar(of, viewer, now, Most, cancel) : null;
        return similar is null
            ? Answers.Problem(Error.NotFound("opportunity"))
            : Answers.Ok(new SimilarAnswer([.. similar.Select(h => Hits.Of(h, now))]));
    }
}
