using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;

namespace Secondments.Opportunities.Features.Applications;

internal static class ReadApplication
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/applications/{id}", Handle).For(Needs.PartyTo("applicant or host", Kernel.MemberRole.Host))
            .Produces<ApplicationAnswer>();

    private static async Task<IResult> Handle(string id, Caller caller, ApplicationParties parties, CancellationToken cancel)
    {
        if ((await parties.ForApplicant(id, caller, cancel)).TryGet(out var own, out _))
            return Answers.Ok(ApplicationAnswers.ForApplicant(own.State), own.Version);
        return (await parties.ForHost(id, caller, cancel)).TryGet(out var candidate, out var error)
            ? Answers.Ok(ApplicationAnswers.ForHost(candidate.State), candidate.Version)
            : Answers.Problem(error);
    }
}
