using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>GET /api/operator/imports?state=: the imports of every organisation, newest first; <c>state=open</c> only those that aren't over.</summary>
internal static class ListImportsOfAll
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/operator/imports", Handle).For(Needs.Operator).Produces<ListOf<ImportOfAny>>();

    private static async Task<IResult> Handle(string? state, string? cursor, string? size, ImportQueries queries, CancellationToken cancel)
    {
        if (!PageSize.Read(size).TryGet(out var number, out var badSize)) return Answers.Problem(badSize);
        if (state is not (null or "" or "open")) return Answers.Problem(RequestErrors.BadQuery("state is open, or left out."));
        return (await queries.PageAcrossTenants(state == "open", cursor, number, cancel)).TryGet(out var page, out var error) ? Answers.Ok(page) : Answers.Problem(error);
    }
}
