using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Secondments.Testing.Hosts;

/// <summary>
/// An issuer that services trust in tests: it answers discovery and keys on a port of its own and signs tokens for whomever
/// the test names. It is one of the «any OpenID Provider» that the exchange may be configured with, and knows no password.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private RsaSecurityKey _key = NewKey();

    private TestIssuer(WebApplication app) => _app = app;

    /// <summary>For <c>Oidc:Authority</c>; the <c>iss</c> of its tokens.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<TestIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TestIssuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        issuer._app.MapGet("/jwks", issuer.Keys);
        await issuer._app.StartAsync();
        issuer.Address = new Uri(issuer._app.Urls.First());
        return issuer;
    }

    /// <summary>
    /// A token as the identity service would give: 10 minutes from <paramref name="now"/>. It has no <c>nbf</c>, so that a
    /// test's clock may be ahead of the machine's.
    /// </summary>
    /// <param name="change">Makes it a wrong one: another audience, a past expiry, a missing claim.</param>
    public string TokenFor(TestCaller caller, DateTimeOffset now, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address.OriginalString.TrimEnd('/'),
            Audience = "secondments-api",
            IssuedAt = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(10),
            TokenType = "at+jwt",
            Claims = new Dictionary<string, object> { ["sub"] = caller.Subject.ToString(), ["jti"] = Guid.NewGuid().ToString() },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        if (caller.IsClient) token.Claims["kind"] = "client";
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>From now on signs with a new key, and publishes that one only.</summary>
    public void RotateKey() => _key = NewKey();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Discovery()
    {
        var issuer = Address.OriginalString.TrimEnd('/');
        return Results.Json(new
        {
            issuer,
            jwks_uri = $"{issuer}/jwks",
            authorization_endpoint = $"{issuer}/authorize",
            token_endpoint = $"{issuer}/token",
            end_session_endpoint = $"{issuer}/logout",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        });
    }

    private IResult Keys()
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        var key = new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
        return Results.Json(new { keys = new[] { key } });
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };
}
