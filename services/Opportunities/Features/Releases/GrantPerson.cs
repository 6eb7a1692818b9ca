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

internal static class GrantPerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/releases/{id}/grant", Handle).For(Needs.PartyTo("home", MemberRole.Releaser));

    private static async Task<IResult> Handle(string id, GrantReleaseRequest request, Caller caller, Commands commands, ReleaseParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForHome(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return await commands.Run(
            Keys.Release(found.State.Id), new GrantRelease(request.Conditions, request.LineForPerson, request.LineForHr, request.Cover), caller, found.State.Home.Id);
    }
}
