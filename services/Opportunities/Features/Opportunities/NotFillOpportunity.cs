using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities/{id}/not-fill: nobody took a place, and why.</summary>
internal static class NotFillOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/not-fill", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>();

    private static Task<IResult> Handle(string id, ReasonRequest request, Caller caller, HostDesk desk, CancellationToken cancel) =>
        desk.Run(id, caller, _ => new MarkNotFilled(request), cancel);
}
