using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Operator.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>GET /api/operator/opportunities?q=: by reference, or by words of the title, whosever they are and in any state.</summary>
internal static class FindOpportunities
{
    private const int ShortestWords = 3;
    private const int LongestWords = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/operator/opportunities", Handle).For(Needs.Operator).Produces<IReadOnlyList<OpportunityFound>>();

    private static async Task<IResult> Handle(string? q, OpportunityQueries opportunities, CancellationToken cancel) =>
        q?.Trim().Length is >= ShortestWords and <= LongestWords
            ? Answers.Ok(await opportunities.FindAcrossTenants(q.Trim(), cancel))
            : Answers.Problem(RequestErrors.BadQuery($"q is a reference or {ShortestWords} to {LongestWords} letters of a title."));
}
