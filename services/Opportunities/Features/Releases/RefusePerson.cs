using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Features.Releases;

internal static class RefusePerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/releases/{id}/refuse", Handle).For(Needs.PartyTo("home", MemberRole.Releaser));

    private static async Task<IResult> Handle(string id, RefuseReleaseRequest request, Caller caller, Commands commands, ReleaseParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForHome(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return await commands.Run(
            Keys.Release(found.State.Id), new RefuseRelease(request.Reason, request.LineForPerson, request.LineForHr), caller, found.State.Home.Id);
    }
}
