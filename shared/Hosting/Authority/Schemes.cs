using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Modules;

namespace Secondments.Hosting.Authority;

/// <summary>
/// There is no default scheme: the path decides who is asked. <c>/api</c> takes bearer tokens only, never a cookie; the
/// identity pages their own cookie; everything else the portal's. So no page's cookie can ever act on the API.
/// </summary>
internal sealed class Schemes(RequestDelegate next, IAuthenticationSchemeProvider registered)
{
    public const string Api = "bearer";
    public const string Identity = "identity";
    public const string Portal = "portal";

    private static readonly PathString[] IdentityPaths = ["/sign-in", "/account", "/connect", "/.well-known"];

    public async Task Invoke(HttpContext context)
    {
        if (NeedsNobody(context) || await registered.GetSchemeAsync(Of(context)) is null)
        {
            await next(context);
            return;
        }
        var result = await context.AuthenticateAsync(Of(context));
        if (result.Succeeded)
        {
            context.User = result.Principal;
        }
        else if (context.IsApi() && context.Request.Headers.Authorization.Count > 0)
        {
            // Whoever shows a token that isn't good is told so, and never served as a visitor.
            await Bearer.Refuse(context, CallerErrors.TokenRefused);
            return;
        }
        await next(context);
    }

    /// <summary>The scheme of the request's path.</summary>
    public static string Of(HttpContext context)
    {
        if (context.IsApi()) return Api;
        return IdentityPaths.Any(p => context.Request.Path.StartsWithSegments(p)) ? Identity : Portal;
    }

    private static bool NeedsNobody(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && (DeclaredAuthority.IsStaticFile(endpoint) || endpoint.Metadata.GetMetadata<ModuleTag>() is null);
}
