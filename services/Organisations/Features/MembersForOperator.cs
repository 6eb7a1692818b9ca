using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Who belongs to an organisation, for the operator: whom to talk to there, and who could be its admin.</summary>
internal static class MembersForOperator
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/operator/organisations/{id}/members", Handle).For(Needs.Operator).Produces<ListOf<MemberAnswer>>();

    private static async Task<IResult> Handle(string id, Caller caller, OrganisationLookup organisations, MemberQueries members, CancellationToken cancel, string? cursor, string? size)
    {
        if (!(await organisations.ForReader(id, caller, cancel)).TryGet(out var read, out var unknown)) return Answers.Problem(unknown);
        var found = await members.Of(read.Organisation.State.Id, null, withAddresses: true, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }
}
