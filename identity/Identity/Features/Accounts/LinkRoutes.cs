using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Features.Accounts;

/// <summary>The addresses that mails and the console carry, and those that are left when one cuts an address short.</summary>
internal static class LinkRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            routes.MapGet($"{Links.PathOf(purpose)}/{{secret:length(43)}}", (string secret, HttpContext context, Links links) => links.Exchange(context, purpose, secret))
                .For(Needs.Link);
        }
        routes.MapGet("/account", () => Results.LocalRedirect("/account/security")).For(Needs.Anyone);
        routes.MapGet("/account/set-up", () => Results.LocalRedirect("/")).For(Needs.Anyone);
    }
}
