using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>What a valid access token of ours says.</summary>
internal sealed record AccessToken(Guid Subject, Guid Grant, string Scope);

/// <summary>Writes tokens and reads our own back.</summary>
internal sealed class Tokens(SigningKeys keys, IdentityAddresses addresses, TimeProvider clock)
{
    /// <summary>Who access tokens are for: every service of the exchange.</summary>
    public const string Audience = "secondments-api";

    private const string AccessTokenType = "at+jwt";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>For a person, in the shape of RFC 9068. <c>grant</c> lets us refuse it once its sign-in is revoked.</summary>
    public Task<string> AccessOf(Guid person, string clientId, Grant grant, string scope, CancellationToken cancel) =>
        Write(Audience, AccessTokenType, Lifetimes.AccessToken, new()
        {
            ["sub"] = person.ToString(),
            ["client_id"] = clientId,
            ["kind"] = "person",
            ["scope"] = scope,
            ["grant"] = grant.Id.ToString(),
            ["auth_time"] = grant.AuthTime.ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        }, cancel);

    /// <summary>For an organisation's system, which acts as itself.</summary>
    public Task<string> AccessOf(OidcClient system, CancellationToken cancel) =>
        Write(Audience, AccessTokenType, Lifetimes.AccessToken, new()
        {
            ["sub"] = system.Id.ToString(),
            ["client_id"] = system.ClientId,
            ["kind"] = "client",
            ["jti"] = Guid.NewGuid().ToString(),
        }, cancel);

    public Task<string> IdOf(Account account, string clientId, Grant grant, string scope, string? nonce, CancellationToken cancel)
    {
        var claims = PersonalClaims(account, scope);
        claims["sub"] = account.Id.ToString();
        claims["auth_time"] = grant.AuthTime.ToUnixTimeSeconds();
        claims["sid"] = grant.Session.ToString();
        if (nonce is not null) claims["nonce"] = nonce;
        return Write(clientId, "JWT", Lifetimes.IdToken, claims, cancel);
    }

    /// <summary>What the scope lets a client know of a person.</summary>
    public static Dictionary<string, object> PersonalClaims(Account account, string scope)
    {
        var claims = new Dictionary<string, object>();
        if (Scopes.Has(scope, Scopes.Profile)) claims["name"] = account.Name;
        if (Scopes.Has(scope, Scopes.Email))
        {
            claims["email"] = account.Email!;
            claims["email_verified"] = account.EmailConfirmed;
        }
        return claims;
    }

    /// <summary>An access token of a person, or null when it isn't one of ours or is out of date.</summary>
    public async Task<AccessToken?> ReadAccess(string token, CancellationToken cancel)
    {
        var result = await _handler.ValidateTokenAsync(token, await Validation(Audience, AccessTokenType, cancel));
        if (!result.IsValid) return null;
        var jwt = (JsonWebToken)result.SecurityToken;
        return Text(jwt, "kind") == "person" && Guid.TryParse(jwt.Subject, out var subject) && Guid.TryParse(Text(jwt, "grant"), out var grant)
            ? new AccessToken(subject, grant, Text(jwt, "scope") ?? "")
            : null;
    }

    /// <summary>
    /// What an id_token_hint says: for whom, to which client. It may have run out (RP-Initiated Logout §2), but must be ours.
    /// </summary>
    public async Task<(Guid Subject, string ClientId)?> ReadHint(string token, CancellationToken cancel)
    {
        var validation = await Validation(null, "JWT", cancel);
        (validation.ValidateLifetime, validation.LifetimeValidator) = (false, null);
        var result = await _handler.ValidateTokenAsync(token, validation);
        return result.IsValid && result.SecurityToken is JsonWebToken jwt && Guid.TryParse(jwt.Subject, out var subject) && jwt.Audiences.Count() == 1
            ? (subject, jwt.Audiences.Single())
            : null;
    }

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private async Task<string> Write(string audience, string type, TimeSpan life, Dictionary<string, object> claims, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = addresses.Issuer,
            Audience = audience,
            TokenType = type,
            IssuedAt = now.UtcDateTime,
            Expires = (now + life).UtcDateTime,
            Claims = claims,
            SigningCredentials = await keys.Signer(cancel),
        });
    }

    private async Task<TokenValidationParameters> Validation(string? audience, string type, CancellationToken cancel) => new()
    {
        ValidIssuer = addresses.Issuer,
        ValidAudience = audience,
        ValidateAudience = audience is not null,
        ValidTypes = [type],
        // Named, so that neither "none" nor a key used as a shared secret gets through.
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = await keys.Published(cancel),
        LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
    };
}
