namespace Secondments.Identity.Domain;

/// <summary>A code that a client exchanges, once, for tokens. Only its hash is kept.</summary>
internal sealed class AuthorizationCode
{
    public string Hash { get; set; } = "";
    public Guid Client { get; set; }
    public Guid Account { get; set; }
    public Guid Session { get; set; }

    /// <summary>The id of the grant that comes of it, so that a replay can revoke it.</summary>
    public Guid Grant { get; set; }
    public string RedirectUri { get; set; } = "";
    public string Challenge { get; set; } = "";
    public string? Nonce { get; set; }
    public string Scope { get; set; } = "";
    public DateTimeOffset AuthTime { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Null when it may be exchanged. Used before comes first: a replay revokes, whoever brings it and however well.</summary>
    public OAuthError? WhyNot(Guid client, string? redirectUri, string? verifier, DateTimeOffset now)
    {
        if (UsedAt is not null) return OAuthError.InvalidGrant("The code was used before; what came of it is revoked.");
        if (client != Client) return OAuthError.InvalidGrant("The code belongs to another client.");
        if (now >= ExpiresAt) return OAuthError.InvalidGrant("The code has expired.");
        if (!string.Equals(redirectUri, RedirectUri, StringComparison.Ordinal)) return OAuthError.InvalidGrant("redirect_uri isn't the one that the code was asked with.");
        if (!Pkce.Matches(Challenge, verifier)) return OAuthError.InvalidGrant("code_verifier doesn't fit the code_challenge.");
        return null;
    }
}
