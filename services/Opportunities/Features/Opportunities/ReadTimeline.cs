using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>GET /api/opportunities/{id}/timeline: what happened, newest first, for the host's own people.</summary>
internal static class ReadTimeline
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/{id}/timeline", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<ListOf<OpportunityMoment>>();

    private static async Task<IResult> Handle(
        string id, string? cursor, string? size, Caller caller, HostDesk desk, OpportunityTimeline timeline, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var opened, out var refused)) return Answers.Problem(refused);
        return (await timeline.Page(opened.Opportunity.Id, opened.Opportunity.Organisation, cursor, size, cancel)).TryGet(out var page, out var error)
            ? Answers.Ok(page)
            : Answers.Problem(error);
    }
}
