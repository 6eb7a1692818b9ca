using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Where the caller belongs, and as what.</summary>
internal static class MyMemberships
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/people/me/memberships", Handle).For(Needs.SignedIn);

    private static async Task<IResult> Handle(Caller caller, MemberQueries members, CancellationToken cancel) =>
        Answers.Ok(await members.WhereIs(caller.Subject, cancel));
}
