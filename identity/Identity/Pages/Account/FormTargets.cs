using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Features.Connect;

namespace Secondments.Identity.Pages.Account;

/// <summary>
/// Browsers hold a form's redirects to the page's form-action too: a form whose post ends at a client has to name the
/// client's origin. Only a registered address gets in.
/// </summary>
internal sealed class FormTargets(ClientStore clients)
{
    public async Task AllowReturn(HttpContext context, string? returnTo, CancellationToken cancel)
    {
        if (returnTo is null || !returnTo.StartsWith("/connect/authorize?", StringComparison.Ordinal)) return;
        var query = QueryHelpers.ParseQuery(returnTo[returnTo.IndexOf('?', StringComparison.Ordinal)..]);
        var uri = query["redirect_uri"].ToString();
        if (await clients.Find(query["client_id"].ToString(), cancel) is { } client && client.MayRedirectTo(uri)) Allow(context, uri);
    }

    public static void Allow(HttpContext context, string registeredUri) =>
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self' {new Uri(registeredUri).GetLeftPart(UriPartial.Authority)}; frame-ancestors 'none'";
}
