using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Features.Connect;

/// <summary>Which client calls: by Basic, by secret in the form, or, for a public one, by its id alone.</summary>
internal sealed class ClientAuthentication(ClientStore clients, TimeProvider clock)
{
    private const string Challenge = "Basic realm=\"secondments\"";

    public async Task<(OidcClient? Client, IResult? Refusal)> Of(HttpRequest request, OAuthRequest form, CancellationToken cancel)
    {
        var header = request.Headers.Authorization.ToString();
        var basic = header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase);
        if (header.Length > 0 && !basic) return Refuse(OAuthError.InvalidClient, Challenge);
        if (basic && form["client_secret"] is not null) return Refuse(OAuthError.InvalidRequest("Use one way of client authentication."));

        var (id, secret) = basic ? ReadBasic(header["Basic ".Length..]) : (form["client_id"], form["client_secret"]);
        if (basic && form["client_id"] is { } named && named != id) return Refuse(OAuthError.InvalidRequest("client_id isn't the client that authenticates."));
        var client = await clients.Find(id, cancel);
        // A public client has no secret to show; one that shows a secret isn't who it says.
        var known = client is not null && (client.IsPublic ? secret is null : client.HasSecret(secret, clock.GetUtcNow()));
        return known ? (client, null) : Refuse(OAuthError.InvalidClient, basic ? Challenge : null);
    }

    private static (OidcClient?, IResult?) Refuse(OAuthError error, string? challenge = null) => (null, OAuthAnswers.Problem(error, challenge));

    // Both halves are form-encoded before they are joined (RFC 6749 §2.3.1).
    private static (string?, string?) ReadBasic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded.Trim(), bytes, out var length)) return (null, null);
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (null, null) : (WebUtility.UrlDecode(text[..colon]), WebUtility.UrlDecode(text[(colon + 1)..]));
    }
}
