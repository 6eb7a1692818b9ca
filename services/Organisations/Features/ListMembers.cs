using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Who belongs to an organisation: names for its members, addresses for its admins.</summary>
internal static class ListMembers
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/organisations/{id}/members", Handle).For(Needs.Member());

    private static async Task<IResult> Handle(string id, Caller caller, OrganisationLookup organisations, MemberQueries members, CancellationToken cancel, string? role, string? cursor, string? size)
    {
        if (!(await organisations.ForMember(id, caller, cancel)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!ListQuery.Maybe<MemberRole>("role", role).TryGet(out var wanted, out var badRole)) return Answers.Problem(badRole);
        var organisation = read.State.Id;
        var found = await members.Of(organisation, wanted, caller.Has(organisation, MemberRole.Admin), cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }
}
