using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>One organisation: to everybody once it is verified, whole to its members and the operators.</summary>
internal static class GetOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/organisations/{id}", Handle).For(Needs.Anyone);

    private static async Task<IResult> Handle(string id, Caller caller, OrganisationLookup organisations, MemberQueries members, CancellationToken cancel)
    {
        if (!(await organisations.ForReader(id, caller, cancel)).TryGet(out var found, out var refusal)) return Answers.Problem(refusal);
        var read = found.Organisation;
        if (!found.Whole) return Answers.Ok(OrganisationAnswers.ForAnyone(read), read.Version);
        var nobody = await members.RolesNobodyHolds(read.State.Id, read.State.Convening, cancel);
        return Answers.Ok(OrganisationAnswers.ForMember(read, nobody), read.Version);
    }
}
