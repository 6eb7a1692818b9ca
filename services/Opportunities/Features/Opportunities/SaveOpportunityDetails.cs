using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>PUT /api/opportunities/{id}: the whole of what it says, with If-Match.</summary>
internal static class SaveOpportunityDetails
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/opportunities/{id}", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>();

    private static Task<IResult> Handle(string id, SaveOpportunity request, Caller caller, HostDesk desk, CancellationToken cancel) =>
        desk.Run(id, caller, opened => new SaveDetails(request.Details ?? new OpportunityDetails(), opened.Standing.Partners), cancel);
}
