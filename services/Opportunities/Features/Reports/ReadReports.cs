using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Reports;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Reports;

/// <summary>GET /api/operator/reports?state=: reported posts, last reported first; …/{id}: one, by the post's id or reference.</summary>
internal static class ReadReports
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/operator/reports", List).For(Needs.Operator).Produces<ListOf<ReportedPostAnswer>>();
        routes.MapGet("/api/operator/reports/{id}", One).For(Needs.Operator).Produces<ReportedPostAnswer>();
    }

    private static async Task<IResult> List(
        [FromQuery] string[]? state, string? cursor, string? size, ReportQueries reports, IGrains grains, HostOrganisations organisations, CancellationToken cancel)
    {
        if (!ListFilters.Words<ReportState>(state, "state").TryGet(out var states, out var error)) return Answers.Problem(error);
        if (!(await reports.PageAcrossTenants(states, cursor, size, cancel)).TryGet(out var page, out error)) return Answers.Problem(error);
        List<ReportedPostAnswer> items = [];
        foreach (var id in page.Items)
        {
            if (await Find(id, grains, organisations, cancel) is { } found) items.Add(found);
        }
        return Answers.Ok(new ListOf<ReportedPostAnswer>(items, page.Total, page.TotalIsExact, page.Next, page.Previous));
    }

    private static async Task<IResult> One(string id, OpportunityQueries queries, IGrains grains, HostOrganisations organisations, CancellationToken cancel) =>
        (await queries.IdOf(id, cancel)).TryGet(out var opportunity, out _) && await Find(opportunity, grains, organisations, cancel) is { } found
            ? Answers.Ok(found)
            : Answers.Problem(Error.NotFound("report"));

    private static async Task<ReportedPostAnswer?> Find(OpportunityId id, IGrains grains, HostOrganisations organisations, CancellationToken cancel)
    {
        var reported = await grains.Read<ReportedPost>(ReportedPost.Key(id), cancel);
        var post = await grains.Read<Opportunity>(Keys.Opportunity(id), cancel);
        return reported is null || post is null ? null : Answer(reported.State, post.State, (await organisations.Find(post.State.Organisation, cancel))?.Name);
    }

    private static ReportedPostAnswer Answer(ReportedPost reported, Opportunity post, string? organisation) => new(
        post.Id, post.Ref, post.Slug, post.Shown().Title, post.Organisation, organisation, post.State, reported.State, reported.Count,
        reported.FirstAt, reported.LastAt, [.. reported.Reports.Select(r => new ReportAnswer(r.At, r.Reason, r.Text, r.By))],
        reported.Decided is { } d ? new ReportDecisionAnswer(d.At, d.As, d.Reports, d.Line, d.By) : null);
}
