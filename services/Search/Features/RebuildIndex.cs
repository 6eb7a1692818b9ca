using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Operator;
using Secondments.Search.Index;
using Secondments.Search.Persistence;

namespace Secondments.Search.Features;

/// <summary>POST /api/search/rebuild: anew from its own documents while it serves. With <c>wait=false</c> it goes on after the answer.</summary>
internal static class RebuildIndex
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/search/rebuild", Handle).For(Needs.Operator).Produces<RebuildAnswer>().Produces<IndexFigures>(StatusCodes.Status202Accepted);

    private static async Task<IResult> Handle(
        string? wait, Caller caller, IOpportunityIndex index, OperatorNotes<SearchDb> notes, HttpContext http, TimeProvider clock, CancellationToken cancel)
    {
        if (wait is not (null or "" or "true" or "false")) return Answers.Problem(RequestErrors.BadQuery("wait is true or false."));
        await notes.Keep(caller, http, "index.rebuild", "index", RepairIndex.OfTheIndex, new Dictionary<string, object?[]>());
        var started = clock.GetTimestamp();
        var rebuild = index.Rebuild(wait is "false" ? CancellationToken.None : cancel);
        if (wait is not "false") return Answers.Ok(new RebuildAnswer(await rebuild, (int)clock.GetElapsedTime(started).TotalMilliseconds));
        // Whether it went well stands in the figures.
        _ = rebuild.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Answers.Accepted("/api/search/figures", await index.Figures(cancel));
    }
}
