using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Reports;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Reports;

/// <summary>GET /api/operator/reports?state=: reported posts, last reported first.</summary>
internal static class ListReports
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/operator/reports", Handle).For(Needs.Operator).Produces<ListOf<ReportedPostAnswer>>();

    private static async Task<IResult> Handle(
        [FromQuery] string[]? state, string? cursor, string? size, ReportQueries reports, IGrains grains, HostOrganisations organisations, CancellationToken cancel)
    {
        if (!ListFilters.Words<ReportState>(state, "state").TryGet(out var states, out var error)) return Answers.Problem(error);
        if (!(await reports.PageAcrossTenants(states, cursor, size, cancel)).TryGet(out var page, out error)) return Answers.Problem(error);
        List<ReportedPostAnswer> items = [];
        foreach (var id in page.Items)
        {
            var reported = await grains.Read<ReportedPost>(ReportedPost.Key(id), cancel);
            var post = await grains.Read<Opportunity>(Keys.Opportunity(id), cancel);
            if (reported is not null && post is not null)
                items.Add(Answer(reported.State, post.State, (await organisations.Find(post.State.Organisation, cancel))?.Name));
        }
        return Answers.Ok(new ListOf<ReportedPostAnswer>(items, page.Total, page.TotalIsExact, page.Next, page.Previous));
    }

    private static ReportedPostAnswer Answer(ReportedPost reported, Opportunity post, string? organisation) => new(
        post.Id, post.Ref, post.Slug, post.Shown().Title, post.Organisation, organisation, post.State, reported.State, reported.Count,
        reported.FirstAt, reported.LastAt, [.. reported.Reports.Select(r => new ReportAnswer(r.At, r.Reason, r.Text, r.By))],
        reported.Decided is { } d ? new ReportDecisionAnswer(d.At, d.As, d.Reports, d.Line) : null);
}
