using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>An admin sends a returned claim again, with what was missing.</summary>
internal static class ResubmitOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/organisations/{id}/resubmit", Handle).For(Needs.Member(MemberRole.Admin));

    private static async Task<IResult> Handle(string id, Contracts.Organisations.Api.ApplyForOrganisation request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!ClaimForm.Read(request).TryGet(out var claim, out var wrong)) return Answers.Problem(wrong);
        return await commands.Run(Organisation.KeyOf(read.State.Id), new Resubmit(claim), caller, read.State.Id);
    }
}
