using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Reports;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Reports;

/// <summary>POST /api/operator/reports/{id}/dismiss: nothing is wrong with it; …/take-down: it goes, and its host reads why.</summary>
internal static class DecideReports
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/operator/reports/{id}/dismiss", (string id, DecideReportsRequest request, Caller caller, OpportunityQueries queries, Commands commands, CancellationToken cancel) =>
            Decide(id, new DismissReports(request.Line), caller, queries, commands, cancel)).For(Needs.Operator).Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/api/operator/reports/{id}/take-down", (string id, DecideReportsRequest request, Caller caller, OpportunityQueries queries, Commands commands, CancellationToken cancel) =>
            Decide(id, new TakeDownReported(request.Line), caller, queries, commands, cancel)).For(Needs.Operator).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Decide(string id, ICommand<Done> command, Caller caller, OpportunityQueries queries, Commands commands, CancellationToken cancel) =>
        (await queries.IdOf(id, cancel)).TryGet(out var opportunity, out _)
            ? await commands.Run(ReportedPost.Key(opportunity), command, caller, Exchange.Organisation)
            : Answers.Problem(Error.NotFound("report"));
}
