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

/// <summary>One organisation: to everybody once it is verified, whole to its members and the operators.</summary>
internal static class GetOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/organisations/{id}", Handle).For(Needs.Anyone);

    private static async Task<IResult> Handle(string id, Caller caller, OrganisationLookup organisations, MemberQueries members, CancellationToken cancel)
    {
        if (!(await organisations.Find(id, cancel)).TryGet(out var organisation, out var unknown)) return Answers.Problem(unknown);
        if (!(await organisations.Read(organisation, cancel)).TryGet(out var read, out var gone)) return Answers.Problem(gone);
        if (await IsForThem(caller, read))
        {
            var nobody = await members.RolesNobodyHolds(organisation, read.State.Convening, cancel);
            return Answers.Ok(OrganisationAnswers.ForMember(read, nobody), read.Version);
        }
        return read.State.IsPublic ? Answers.Ok(OrganisationAnswers.ForAnyone(read), read.Version) : Answers.Problem(Error.NotFound(Organisation.Kind));
    }

    private static async Task<bool> IsForThem(Caller caller, Versioned<Organisation> read)
    {
        if (caller.IsMember(read.State.Id) || caller.IsOperator) return true;
        // Only where it would be refused is it worth waiting for news of a membership.
        return !read.State.IsPublic && caller.IsSignedIn && await caller.MustHave(read.State.Id, Organisation.Kind) is null;
    }
}
