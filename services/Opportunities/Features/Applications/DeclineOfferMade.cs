using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Features.Applications;

internal static class DeclineOfferMade
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/decline", Handle).For(Needs.PartyTo("applicant"));

    private static async Task<IResult> Handle(
        string id, DeclineOfferRequest request, Caller caller, Commands commands, ApplicationParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return await commands.Run(Keys.Application(found.State.Id), new DeclineOffer(request.Reason, request.Line), caller);
    }
}
