using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Secondments.Portal.Sessions;

/// <summary>Carries what the issuer said from the sign-in handler to the session, inside one request.</summary>
internal static class SignedIn
{
    public static void Put(AuthenticationProperties properties, SessionContent content)
    {
        properties.SetString("issuer", content.Issuer);
        properties.SetString("subject", content.Subject);
        properties.SetString("name", content.Name);
        properties.SetString("email", content.Email);
        properties.SetString("id_token", content.IdToken);
        properties.SetString("access_token", content.AccessToken);
        properties.SetString("access_ends_at", content.AccessEndsAt.ToString("O", CultureInfo.InvariantCulture));
        properties.SetString("refresh_token", content.RefreshToken);
    }

    public static SessionContent ContentOf(AuthenticationProperties properties) => new(
        Needed(properties, "issuer"),
        Needed(properties, "subject"),
        properties.GetString("name"),
        properties.GetString("email"),
        Needed(properties, "id_token"),
        Needed(properties, "access_token"),
        DateTimeOffset.Parse(Needed(properties, "access_ends_at"), CultureInfo.InvariantCulture),
        properties.GetString("refresh_token"));

    private static string Needed(AuthenticationProperties properties, string name) =>
        properties.GetString(name) ?? throw new InvalidOperationException($"A session is started without {name}.");
}
