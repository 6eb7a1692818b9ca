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

internal static class ConfirmManagerAddress
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/releases/{id}/confirm-manager", Handle).For(Needs.PartyTo("home", MemberRole.Releaser));

    private static async Task<IResult> Handle(string id, ConfirmManagerRequest request, Caller caller, Commands commands, ReleaseParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForHome(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return await commands.Run(
            Keys.Release(found.State.Id), new ConfirmManager(request.Name, request.Email), caller, found.State.Home.Id);
    }
}
