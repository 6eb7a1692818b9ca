using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Features.Connect;

/// <summary>What this OpenID Provider can do (OpenID Connect Discovery 1.0, RFC 8414), and its public keys.</summary>
internal static class Discovery
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", Describe).For(Needs.Anyone);
        routes.MapGet("/.well-known/jwks.json", Keys).For(Needs.Anyone);
    }

    private static IResult Describe(IdentityAddresses addresses, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        var issuer = addresses.Issuer;
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = $"{issuer}/connect/authorize",
            ["token_endpoint"] = $"{issuer}/connect/token",
            ["userinfo_endpoint"] = $"{issuer}/connect/userinfo",
            ["end_session_endpoint"] = $"{issuer}/connect/logout",
            ["revocation_endpoint"] = $"{issuer}/connect/revocation",
            ["jwks_uri"] = $"{issuer}/.well-known/jwks.json",
            ["scopes_supported"] = Scopes.Supported,
            ["response_types_supported"] = new[] { "code" },
            ["response_modes_supported"] = new[] { "query" },
            ["grant_types_supported"] = new[] { "authorization_code", "refresh_token", "client_credentials" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic", "client_secret_post", "none" },
            ["revocation_endpoint_auth_methods_supported"] = new[] { "client_secret_basic", "client_secret_post", "none" },
            ["code_challenge_methods_supported"] = new[] { Pkce.Method },
            ["claims_supported"] = new[] { "sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "sid", "name", "email", "email_verified" },
            ["prompt_values_supported"] = new[] { "none", "login" },
            ["authorization_response_iss_parameter_supported"] = true,
            ["claims_parameter_supported"] = false,
            ["request_parameter_supported"] = false,
            ["request_uri_parameter_supported"] = false,
        });
    }

    private static async Task<IResult> Keys(SigningKeys keys, HttpContext context, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        var published = await keys.Published(cancel);
        return Results.Json(new Dictionary<string, object>
        {
            ["keys"] = published.Select(key => new Dictionary<string, string>
            {
                ["kty"] = key.Kty,
                ["use"] = key.Use,
                ["alg"] = key.Alg,
                ["kid"] = key.Kid,
                ["n"] = key.N,
                ["e"] = key.E,
            }).ToArray(),
        });
    }
}
