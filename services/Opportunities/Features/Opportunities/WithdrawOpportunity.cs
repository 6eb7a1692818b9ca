using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities/{id}/withdraw: before it is filled, with the reason.</summary>
internal static class WithdrawOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/withdraw", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>();

    private static Task<IResult> Handle(string id, ReasonRequest request, Caller caller, HostDesk desk, CancellationToken cancel) =>
        desk.Run(id, caller, _ => new Withdraw(request), cancel);
}
