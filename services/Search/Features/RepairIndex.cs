using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Operator;
using Secondments.Kernel;
using Secondments.Search.Index;
using Secondments.Search.Persistence;

namespace Secondments.Search.Features;

/// <summary>
/// POST /api/search/repair: rows that the exchange doesn't have go, and rows that say something else give way to whatever is told again. What
/// is missing comes by being told again alone.
/// </summary>
internal static class RepairIndex
{
    private const int MostRows = 1000;

    /// <summary>Stands for the index where an entry of the audit is about it.</summary>
    public static readonly Guid OfTheIndex = new("00000000-0000-7000-8000-0000000000a2");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/search/repair", Handle).For(Needs.Operator).Produces<RepairIndexAnswer>();

    private static async Task<IResult> Handle(
        RepairIndexRequest request, Caller caller, IOpportunityIndex index, OperatorNotes<SearchDb> notes, HttpContext http, CancellationToken cancel)
    {
        var (gone, doubted) = (request.Gone ?? [], request.Doubted ?? []);
        if (gone.Count + doubted.Count > MostRows)
            return Answers.Problem(Error.Invalid("index.repair", new FieldError(gone.Count > MostRows ? "/gone" : "/doubted", "too_many", $"At most {MostRows} rows at a time.")));
        var removed = await index.Repair(gone, doubted, cancel);
        await notes.Keep(caller, http, "index.repair", "index", OfTheIndex, new Dictionary<string, object?[]> { ["removed"] = [null, removed], ["doubted"] = [null, doubted.Count] });
        return Answers.Ok(new RepairIndexAnswer(removed));
    }
}
