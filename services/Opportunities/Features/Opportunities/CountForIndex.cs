using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>
/// GET /api/operator/opportunities/index: what an index should hold, by organisation and visibility; …/{organisation}: row by row. Reads every
/// open post.
/// </summary>
internal static class CountForIndex
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/operator/opportunities/index", Figures).For(Needs.Operator).Produces<ExpectedIndex>();
        routes.MapGet("/api/operator/opportunities/index/{organisation}", Rows).For(Needs.Operator).Produces<IReadOnlyList<IndexRow>>();
    }

    private static async Task<IResult> Figures(IndexedPosts posts, CancellationToken cancel)
    {
        var rows = await posts.FindAcrossTenants(null, cancel);
        return Answers.Ok(new ExpectedIndex(rows.Count, IndexFigure.Of(rows.Select(r => (r.Organisation, r.Row.Visibility, r.Row.Id.Value, IndexFigure.PrintOf(r.Row.Fingerprint))))));
    }

    private static async Task<IResult> Rows(string organisation, IndexedPosts posts, HostOrganisations organisations, CancellationToken cancel) =>
        Guid.TryParseExact(organisation, "D", out var id) && await organisations.Find(new OrganisationId(id), cancel) is not null
            ? Answers.Ok((await posts.FindAcrossTenants(new OrganisationId(id), cancel)).Select(r => r.Row).ToList())
            : Answers.Problem(Error.NotFound("organisation"));
}
