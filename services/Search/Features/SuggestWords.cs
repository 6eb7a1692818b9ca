using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

/// <summary>The same for everybody: what only some may see is never suggested.</summary>
internal static class SuggestWords
{
    private const int Most = 8;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search/suggestions", Handle).For(Needs.Anyone).Produces<SuggestionsAnswer>();

    private static async Task<IResult> Handle(string? q, IOpportunityIndex index, CancellationToken cancel)
    {
        if (QueryText.Parse(q).Error is { } error) return Answers.Problem(error);
        return Answers.Ok(new SuggestionsAnswer(string.IsNullOrWhiteSpace(q) ? [] : await index.Suggest(q, Most, cancel)));
    }
}
