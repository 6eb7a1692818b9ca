using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities/{id}/fill: some places are taken and the rest will not be.</summary>
internal static class FillOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/fill", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>();

    private static Task<IResult> Handle(string id, Caller caller, HostDesk desk, CancellationToken cancel) =>
        desk.Run(id, caller, _ => new MarkFilled(), cancel);
}
