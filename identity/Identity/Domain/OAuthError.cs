namespace Secondments.Identity.Domain;

/// <summary>A refusal of the OAuth endpoints, in the words of RFC 6749 §4.1.2.1 and §5.2 and OpenID Connect Core §3.1.2.6.</summary>
internal sealed record OAuthError(string Code, string Description)
{
    public int Status { get; init; } = 400;

    public static OAuthError InvalidRequest(string description) => new("invalid_request", description);

    public static OAuthError InvalidGrant(string description) => new("invalid_grant", description);

    public static OAuthError InvalidScope(string description) => new("invalid_scope", description);

    public static readonly OAuthError InvalidClient = new("invalid_client", "The client is unknown, or its credentials are wrong.") { Status = 401 };
    public static readonly OAuthError UnauthorizedClient = new("unauthorized_client", "The client may not use this grant type.");
    public static readonly OAuthError UnsupportedGrantType = new("unsupported_grant_type", "Use authorization_code, refresh_token or client_credentials.");
    public static readonly OAuthError UnsupportedResponseType = new("unsupported_response_type", "Use the response type code.");
    public static readonly OAuthError LoginRequired = new("login_required", "The person has to sign in.");
}
