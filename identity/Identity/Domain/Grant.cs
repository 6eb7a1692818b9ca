namespace Secondments.Identity.Domain;

/// <summary>What a client got from one sign-in of one person: the family of its refresh tokens.</summary>
internal sealed class Grant
{
    public Guid Id { get; set; }
    public Guid Client { get; set; }
    public Guid Account { get; set; }

    /// <summary>The session at our sign-in page that it came from: signing out ends it.</summary>
    public Guid Session { get; set; }
    public string Scope { get; set; } = "";
    public DateTimeOffset AuthTime { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>One of a family; each is good once, and its use brings the next. Only its hash is kept.</summary>
internal sealed class RefreshToken
{
    public string Hash { get; set; } = "";
    public Guid Grant { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Used before means that two hold it: the family is revoked (RFC 9700 §4.14.2).</summary>
    public bool IsReplay => UsedAt is not null;

    /// <summary>Null when it may be exchanged.</summary>
    public OAuthError? WhyNot(Grant grant, Guid client, DateTimeOffset now)
    {
        if (client != grant.Client) return OAuthError.InvalidGrant("The refresh token belongs to another client.");
        if (IsReplay) return OAuthError.InvalidGrant("The refresh token was used before; all that came of its sign-in is revoked.");
        if (!grant.IsLive(now)) return OAuthError.InvalidGrant("The sign-in has ended.");
        if (now >= ExpiresAt) return OAuthError.InvalidGrant("The refresh token has expired.");
        return null;
    }
}
