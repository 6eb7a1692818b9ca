using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>The operator puts an organisation on hold: its people read and answer what is due, nothing new is posted, offered or signed.</summary>
internal static class SuspendOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/organisations/{id}/suspend", Handle).For(Needs.Operator);

    private static async Task<IResult> Handle(string id, SuspendRequest request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.Find(id, cancel)).TryGet(out var organisation, out var unknown)) return Answers.Problem(unknown);
        if (!ReasonForm.Read(request).TryGet(out var command, out var wrong)) return Answers.Problem(wrong);
        return await commands.Run(Organisation.KeyOf(organisation), command, caller, Exchange.Organisation);
    }
}
