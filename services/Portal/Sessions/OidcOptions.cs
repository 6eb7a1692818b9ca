using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Configuration;

namespace Secondments.Portal.Sessions;

/// <summary>The issuer that signs people in, as the framework's OAuth handler wants it told.</summary>
internal sealed class OidcOptions : OAuthOptions
{
    public OidcOptions()
    {
        CallbackPath = "/session/callback";
        UsePkce = true;
        SignInScheme = SessionScheme.Name;
        Scope.Add("openid");
        Scope.Add("profile");
        Scope.Add("email");
        Scope.Add("offline_access");
    }

    /// <summary>Addresses and keys come from discovery, and a public client has no secret: nothing of it needs to be configured.</summary>
    public override void Validate()
    {
        if (string.IsNullOrEmpty(ClientId)) throw new InvalidOperationException("Oidc:ClientId is empty.");
    }
}

/// <summary>What configuration says of sign-in.</summary>
/// <param name="Authority"><c>Oidc:Authority</c>; PublicUrl when it isn't given: the exchange's own identity.</param>
/// <param name="BackChannel"><c>Oidc:BackChannel</c>: <c>unix:/path</c> or an address, where the issuer isn't reached by its own.</param>
internal sealed record OidcSettings(string Authority, string ClientId, string? ClientSecret, string PublicUrl, string? BackChannel)
{
    public static OidcSettings From(IConfiguration configuration)
    {
        var publicUrl = (configuration["PublicUrl"] ?? "http://localhost:8080").TrimEnd('/');
        return new(
            (configuration["Oidc:Authority"] ?? publicUrl).TrimEnd('/'),
            configuration["Oidc:ClientId"] ?? "portal",
            configuration["Oidc:ClientSecret"] is { Length: > 0 } secret ? secret : null,
            publicUrl,
            configuration["Oidc:BackChannel"]);
    }

    public bool IsHttps => PublicUrl.StartsWith("https:", StringComparison.Ordinal);

    public string RedirectUri => $"{PublicUrl}/session/callback";
}
