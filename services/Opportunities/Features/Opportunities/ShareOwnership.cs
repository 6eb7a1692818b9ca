using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities/{id}/co-owners: who looks after it beside its owner; …/take-over: somebody else becomes the owner.</summary>
internal static class ShareOwnership
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/opportunities/{id}/co-owners", Name).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces<OpportunityStanding>();
        routes.MapPost("/api/opportunities/{id}/take-over", TakeOver).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces<OpportunityStanding>();
    }

    private static async Task<IResult> Name(string id, CoOwnersRequest request, Caller caller, HostDesk desk, HostStaff staff, Commands commands, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var opened, out var refused)) return Answers.Problem(refused);
        var host = opened.Opportunity.Organisation;
        return await commands.Run(opened.Key, new NameCoOwners(request.People ?? [], await staff.With(MemberRole.Host, host, cancel)), caller, host);
    }

    private static async Task<IResult> TakeOver(string id, Caller caller, HostDesk desk, HostStaff staff, Commands commands, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var opened, out var refused)) return Answers.Problem(refused);
        var post = opened.Opportunity;
        var here = post.Owner() is { } owner && (await staff.With(MemberRole.Host, post.Organisation, cancel)).Contains(owner);
        return await commands.Run(opened.Key, new TakeOver(here, opened.Standing), caller, post.Organisation);
    }
}
