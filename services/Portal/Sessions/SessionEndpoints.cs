using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Grains;
using Secondments.Hosting.Authority;

namespace Secondments.Portal.Sessions;

/// <summary>Starts and ends a session. The sign-in pages themselves are the issuer's.</summary>
internal static class SessionEndpoints
{
    public static string StartPath(string back) => QueryHelpers.AddQueryString("/session/start", "return", back);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/session/start", Start).For(Needs.Anyone);
        routes.MapPost("/session/end", End).For(Needs.Anyone);
    }

    private static IResult Start(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var back = context.Request.Query["return"].ToString();
        return Results.Challenge(new AuthenticationProperties { RedirectUri = OwnPath.Or(back, "/home") }, [OidcHandler.Name]);
    }

    private static async Task<IResult> End(HttpContext context, IAntiforgery antiforgery, Issuer issuer, OidcSettings settings)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var session = context.Features.Get<PortalSession>();
        await context.SignOutAsync(SessionScheme.Name);
        if (session is null) return Results.Redirect("/");
        try
        {
            var metadata = await issuer.Metadata(context.RequestAborted);
            if (string.IsNullOrEmpty(metadata.EndSessionEndpoint)) return Results.Redirect("/");
            return Results.Redirect(QueryHelpers.AddQueryString(metadata.EndSessionEndpoint, new Dictionary<string, string?>
            {
                ["id_token_hint"] = session.Content.IdToken,
                ["client_id"] = settings.ClientId,
                ["post_logout_redirect_uri"] = $"{settings.PublicUrl}/",
            }));
        }
        catch (UnavailableException)
        {
            // Signed out here; the issuer's own session ends by its own time.
            return Results.Redirect("/");
        }
    }
}
