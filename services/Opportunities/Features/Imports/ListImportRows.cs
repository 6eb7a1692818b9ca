using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>GET /api/opportunities/imports/{id}/rows?outcome=: what happened to each row, in the order of the file.</summary>
internal static class ListImportRows
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/imports/{id}/rows", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<ListOf<ImportRowOutcome>>();

    private static async Task<IResult> Handle(
        string id, string? outcome, string? cursor, string? size, Caller caller, ImportDesk desk, ImportQueries queries, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var job, out var refused)) return Answers.Problem(refused);
        if (!PageSize.Read(size).TryGet(out var number, out var badSize)) return Answers.Problem(badSize);
        if (!OutcomeOf(outcome).TryGet(out var only, out var badOutcome) && badOutcome is not null) return Answers.Problem(badOutcome);
        return (await queries.Rows(job.State, only, cursor, number, cancel)).TryGet(out var page, out var error) ? Answers.Ok(page) : Answers.Problem(error);
    }

    internal static Result<ImportOutcome?> OutcomeOf(string? word)
    {
        if (string.IsNullOrEmpty(word)) return (ImportOutcome?)null;
        foreach (var outcome in Enum.GetValues<ImportOutcome>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()) == word) return (ImportOutcome?)outcome;
        }
        return new Error(ErrorKind.Unreadable, "request.outcome", "outcome is added, changed, same or refused.");
    }
}
