using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities/{id}/return: back to its writer, with reasons.</summary>
internal static class ReturnOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/return", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>();

    private static Task<IResult> Handle(string id, ReturnRequest request, Caller caller, HostDesk desk, CancellationToken cancel) =>
        desk.Run(id, caller, opened => new Return(request.Reasons ?? [], opened.Standing), cancel);
}
