using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>
/// GET /api/opportunities/export?organisation=&amp;format=&amp;state=&amp;q=&amp;unit=&amp;owner=: an organisation's own posts, oldest first, as a file that
/// can be imported again and then changes nothing. Written as it is read, so that its length doesn't matter.
/// </summary>
internal static class ExportOpportunities
{
    private const int AtOnce = 32;

    private static readonly JsonSerializerOptions Line = new(Json.Stored) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/export", Handle).For(Needs.Member(MemberRole.Host, MemberRole.Admin))
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");

    private static async Task<IResult> Handle(
        Guid? organisation, string? format, string[]? state, string? q, string[]? unit, string[]? owner, Caller caller, HostLists lists, IGrains grains, HttpContext http, CancellationToken cancel)
    {
        if (organisation is not { } named)
            return Answers.Problem(Error.Invalid("export.organisation", new FieldError("/organisation", "required", "Name the organisation in the query.")));
        var host = new OrganisationId(named);
        if (await caller.MustHave(host, "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);
        if (!ListFilters.OneOf(format, "format", "csv", "jsonl").TryGet(out var shape, out var error)) return Answers.Problem(error);
        if (!ListOpportunities.Filters(state, q, unit, owner).TryGet(out var filters, out error)) return Answers.Problem(error);

        var csv = shape == "csv";
        http.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"opportunities.{shape}\"";
        // The mark makes spreadsheets read it as UTF-8.
        await using var file = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: csv), leaveOpen: true);
        if (csv) await file.WriteAsync(CsvText.Line([.. Columns.All, Columns.State]));
        await foreach (var ids in lists.All(host, filters, AtOnce, cancel))
        {
            var posts = await Task.WhenAll(ids.Select(id => grains.Read<Opportunity>(Keys.Opportunity(id), cancel)));
            foreach (var post in posts.OfType<Versioned<Opportunity>>()) await file.WriteAsync(csv ? Row(post.State) : JsonSerializer.Serialize(Named(post.State), Line) + "\n");
            await file.FlushAsync(cancel);
        }
        return Results.Empty;
    }

    private static string Row(Opportunity post) => CsvText.Line([.. RowWriting.Cells(post.WholeDetails(), Reference(post)), Transitions.Word(post.State)]);

    private static Contracts.Opportunities.OpportunityDetails Named(Opportunity post) => post.WholeDetails() with { Reference = Reference(post) };

    /// <summary>One that its host gave no reference is found again by ours.</summary>
    private static string Reference(Opportunity post) => post.Details.Reference ?? Ids.PrintRef(post.Ref);
}
