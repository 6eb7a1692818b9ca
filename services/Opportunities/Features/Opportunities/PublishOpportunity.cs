using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities/{id}/publish: opens it.</summary>
internal static class PublishOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/publish", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>();

    private static Task<IResult> Handle(string id, Caller caller, HostDesk desk, CancellationToken cancel) =>
        desk.Run(id, caller, opened => new Publish(opened.Standing), cancel);
}
