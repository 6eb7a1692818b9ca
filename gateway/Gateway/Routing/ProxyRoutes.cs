using Yarp.ReverseProxy.Configuration;

namespace Secondments.Gateway.Routing;

/// <summary><see cref="Paths"/> as routes of the proxy.</summary>
internal static class ProxyRoutes
{
    public static IReadOnlyList<RouteConfig> All { get; } =
    [
        .. Paths.Prefixes.Select(p => Route(p.Prefix + "/{**rest}", p.Service)),
        .. Paths.LargeBodies.Select(l => Route(l.Pattern, l.Service) with { MaxRequestBodySize = l.Bytes }),
        .. Service.All.Select(s => Route($"/openapi/{s}.json", s)),
        Route("/{**rest}", Service.Portal),
    ];

    private static RouteConfig Route(string pattern, string service) =>
        new() { RouteId = pattern, ClusterId = service, Match = new RouteMatch { Path = pattern } };
}
