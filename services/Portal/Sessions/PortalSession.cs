namespace Secondments.Portal.Sessions;

/// <summary>Who is signed in with this browser, and the tokens that speak for them. Never leaves the server.</summary>
/// <param name="IdHash">Which session it is.</param>
internal sealed record PortalSession(string IdHash, SessionContent Content);

/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">The <c>sub</c>.</param>
/// <param name="AccessEndsAt">Until when the access token is good.</param>
internal sealed record SessionContent(
    string Issuer,
    string Subject,
    string? Name,
    string? Email,
    string IdToken,
    string AccessToken,
    DateTimeOffset AccessEndsAt,
    string? RefreshToken);
