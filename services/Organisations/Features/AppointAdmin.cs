using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>The operator names a member as admin, where the last one's account is gone.</summary>
internal static class AppointAdmin
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/operator/organisations/{id}/admins/{member:guid}", Handle).For(Needs.Operator).Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> Handle(string id, Guid member, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.Find(id, cancel)).TryGet(out var organisation, out var unknown)) return Answers.Problem(unknown);
        if (await grains.Read<Membership>(Membership.KeyOf(organisation, member), cancel) is not { State.Removed: false }) return Answers.Problem(Error.NotFound("member"));
        return await commands.Run(Organisation.KeyOf(organisation), new Domain.AppointAdmin(member), caller, Exchange.Organisation);
    }
}
