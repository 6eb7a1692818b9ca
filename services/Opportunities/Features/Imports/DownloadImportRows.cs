using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>
/// GET /api/opportunities/imports/{id}/rows.csv?outcome=: what happened to each row, a line for each thing that is wrong; and
/// …/refused.csv: the refused rows as they were with the reason behind, to be mended and uploaded again.
/// </summary>
internal static class DownloadImportRows
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/opportunities/imports/{id}/rows.csv", Rows).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces(200, contentType: "text/csv");
        routes.MapGet("/api/opportunities/imports/{id}/refused.csv", Refused).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces(200, contentType: "text/csv");
    }

    private static async Task<IResult> Rows(string id, string? outcome, Caller caller, ImportDesk desk, ImportQueries queries, HttpContext http, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var job, out var refused)) return Answers.Problem(refused);
        if (!ListImportRows.OutcomeOf(outcome).TryGet(out var only, out var badOutcome) && badOutcome is not null) return Answers.Problem(badOutcome);
        await using var csv = Begin(http, "import-rows.csv");
        await csv.WriteAsync(CsvText.Line(["line", "reference", "title", "outcome", "state", "column", "value", "what_to_write"]));
        await foreach (var row in queries.All(job.State, only, cancel))
        {
            var told = row.Told();
            string?[] start =
            [
                told.Line.ToString(CultureInfo.InvariantCulture), told.Reference, told.Title, JsonNamingPolicy.SnakeCaseLower.ConvertName(told.Outcome.ToString()),
                told.State is { } state ? Transitions.Word(state) : null,
            ];
            foreach (var problem in told.Problems.DefaultIfEmpty(new ImportProblem(null, null, "")))
                await csv.WriteAsync(CsvText.Line([.. start, problem.Column, problem.Value, problem.WhatToWrite]));
        }
        return Results.Empty;
    }

    private static async Task<IResult> Refused(string id, Caller caller, ImportDesk desk, ImportQueries queries, HttpContext http, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var job, out var refused)) return Answers.Problem(refused);
        if (job.State.Format is not ImportFormat.Csv) return Answers.Problem(Error.NotFound("import"));
        var header = job.State.Header;
        await using var csv = Begin(http, "refused-rows.csv");
        await csv.WriteAsync(CsvText.Line([.. header, "reason"]));
        await foreach (var row in queries.All(job.State, ImportOutcome.Refused, cancel))
        {
            var cells = row.Cells is null ? [] : JsonSerializer.Deserialize<List<string>>(row.Cells, Json.Stored)!;
            var reasons = row.Told().Problems.Select(p => p.Column is null ? p.WhatToWrite : $"{p.Column}: {p.WhatToWrite}");
            await csv.WriteAsync(CsvText.Line([.. cells.Concat(Enumerable.Repeat("", header.Count)).Take(header.Count), string.Join(" ", reasons)]));
        }
        return Results.Empty;
    }

    private static StreamWriter Begin(HttpContext http, string name)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        // The mark makes spreadsheets read it as UTF-8.
        return new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
    }
}
