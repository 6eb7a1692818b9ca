using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

internal static class SearchOpportunities
{
    private const string Route = "/api/search/opportunities";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, Handle).For(Needs.Anyone).Produces<SearchAnswer>();

    private static async Task<IResult> Handle(
        [AsParameters] SearchRequest request, Caller caller, IOpportunityIndex index, Cursors cursors, TimeProvider clock, CancellationToken cancel)
    {
        if (!PageSize.Read(request.Size).TryGet(out var size, out var error)) return Answers.Problem(error);
        var now = clock.GetUtcNow();
        if (!SearchParameters.Parse(request, size, Viewers.Of(caller), now).TryGet(out var asked, out error)) return Answers.Problem(error);
        var bound = $"{Route}?{asked.Canonical}";
        if (!Start(asked.Query, request.Cursor, bound, cursors).TryGet(out var query, out error)) return Answers.Problem(error);

        var page = await index.Search(query, cancel);
        var isEmpty = page.Total == 0 && page.TotalIsExact;
        return Answers.Ok(new SearchAnswer(
            [.. page.Hits.Select(h => Hits.Of(h, now))], page.Total, page.TotalIsExact, page.Facets,
            page.HasAfter && page.Hits.Count > 0 ? Cursor("after", page.Hits[^1].Key) : null,
            page.HasBefore && page.Hits.Count > 0 ? Cursor("before", page.Hits[0].Key) : null,
            page.Sort, page.DidYouMean is { } mended && asked.InWords is { } inWords ? $"{mended} {inWords.Tail}" : page.DidYouMean, page.Corrected,
            asked.Place, asked.InWords?.Rest,
            isEmpty ? await Without(asked, index, cancel) : null,
            isEmpty ? await Wider(asked, index, cancel) : null));

        string Cursor(string direction, ResultKey key) => cursors.Encode(
            bound, direction, key.First.ToString("R", CultureInfo.InvariantCulture), key.Second.ToString(CultureInfo.InvariantCulture), key.Id.ToString());
    }

    private static async Task<IReadOnlyList<SearchWithout>> Without(SearchParameters asked, IOpportunityIndex index, CancellationToken cancel)
    {
        var found = new List<SearchWithout>();
        foreach (var (name, value, query) in Loosening.Without(asked))
            if (await index.Search(query, cancel) is { Total: > 0 } page) found.Add(new SearchWithout(name, value, page.Total, page.TotalIsExact));
        return found;
    }

    private static async Task<IReadOnlyList<SearchWithin>> Wider(SearchParameters asked, IOpportunityIndex index, CancellationToken cancel)
    {
        var found = new List<SearchWithin>();
        foreach (var (miles, query) in Loosening.Wider(asked))
        {
            // A wider one that finds no more than the one before helps nobody.
            if (await index.Search(query, cancel) is { Total: > 0 } page && (found.Count == 0 || page.Total > found[^1].Total)) found.Add(new SearchWithin(miles, page.Total, page.TotalIsExact));
            if (found.Count == 2) break;
        }
        return found;
    }

    private static Result<IndexQuery> Start(IndexQuery query, string? cursor, string bound, Cursors cursors)
    {
        if (string.IsNullOrEmpty(cursor)) return query;
        if (!cursors.Decode(bound, cursor).TryGet(out var keys, out var error)) return error;
        return keys is [var direction, var first, var second, var id]
            && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && long.TryParse(second, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var b)
            && Guid.TryParse(id, out var c)
            ? query with { Start = new ResultKey(a, b, c), Backwards = direction == "before" }
            : RequestErrors.BadCursor;
    }
}
