using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>The whole of the answers so far: what is left out is gone. A page that asks one question sends the others back as it read them.</summary>
internal static class SaveMyAnswers
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/applications/{id}", Handle).For(Needs.PartyTo("applicant"));

    private static async Task<IResult> Handle(
        string id, Contracts.Opportunities.ApplicationAnswers request, Caller caller, Commands commands, ApplicationParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return await commands.Run(Keys.Application(found.State.Id), new SaveAnswers(request), caller);
    }
}
