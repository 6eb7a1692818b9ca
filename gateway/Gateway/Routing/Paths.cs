namespace Secondments.Gateway.Routing;

/// <summary>
/// Which address belongs to which service: the one place that says so. The longest that fits counts; what fits none is a page
/// of the portal. A test asks for every endpoint of every module and fails where one isn't reached.
/// </summary>
internal static class Paths
{
    public static readonly IReadOnlyList<(string Prefix, string Service)> Prefixes =
    [
        ("/sign-in", Service.Identity),
        ("/account", Service.Identity),
        ("/connect", Service.Identity),
        ("/.well-known", Service.Identity),
        ("/api/identity", Service.Identity),

        ("/api/organisations", Service.Organisations),
        ("/api/people", Service.Organisations),
        ("/api/invitations", Service.Organisations),
        ("/api/operator/organisations", Service.Organisations),
        ("/api/operator/people", Service.Organisations),

        ("/api/opportunities", Service.Opportunities),
        ("/api/applications", Service.Opportunities),
        ("/api/releases", Service.Opportunities),
        ("/api/release-links", Service.Opportunities),
        ("/api/operator/opportunities", Service.Opportunities),
        ("/api/operator/imports", Service.Opportunities),
        ("/api/operator/reports", Service.Opportunities),

        ("/api/search", Service.Search),
    ];

    /// <summary>Addresses that take a larger body than <see cref="Hosting.Edge.BodyLimit.Default"/>, and how large, in bytes: what the service behind says itself.</summary>
    public static readonly IReadOnlyList<(string Pattern, string Service, long Bytes)> LargeBodies =
    [
        ("/api/opportunities/imports", Service.Opportunities, 1_000_010_000),
        ("/manage/{organisation}/opportunities/imports/new", Service.Portal, 200_100_000),
    ];

    /// <summary>Programs ask these, so a refusal of ours is problem details there; anywhere else it is a page.</summary>
    public static readonly IReadOnlyList<string> OfPrograms =
        ["/api", "/openapi", "/.well-known", "/connect/token", "/connect/revocation", "/connect/userinfo"];
}
