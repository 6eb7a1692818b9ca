using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

/// <summary>
/// POST /api/search/repair: rows that the exchange doesn't have go, and rows that say something else give way to whatever is told again. What
/// is missing comes by being told again alone.
/// </summary>
internal static class RepairIndex
{
    private const int MostRows = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/search/repair", Handle).For(Needs.Operator).Produces<RepairIndexAnswer>();

    private static async Task<IResult> Handle(RepairIndexRequest request, Caller caller, IOpportunityIndex index, CancellationToken cancel)
    {
        if (await caller.MustBeOperator() is { } refused) return Answers.Problem(refused);
        var (gone, doubted) = (request.Gone ?? [], request.Doubted ?? []);
        if (gone.Count + doubted.Count > MostRows)
            return Answers.Problem(Error.Invalid("index.repair", new FieldError(gone.Count > MostRows ? "/gone" : "/doubted", "too_many", $"At most {MostRows} rows at a time.")));
        return Answers.Ok(new RepairIndexAnswer(await index.Repair(gone, doubted, cancel)));
    }
}
