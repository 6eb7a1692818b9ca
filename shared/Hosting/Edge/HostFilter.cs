using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Secondments.Hosting.Api;

namespace Secondments.Hosting.Edge;

/// <summary>
/// Answers only for our own names: PublicUrl, the listeners, and those that the operator adds. Anything else is 400, so that
/// no link, redirect or cache entry is ever made with somebody else's name. Health checks come by address and are let in.
/// </summary>
internal sealed class HostFilter(RequestDelegate next, EdgeOptions edge, IServer server)
{
    private FrozenSet<string>? _ours;

    public Task Invoke(HttpContext context)
    {
        _ours ??= OurNames();
        return _ours.Contains(context.Request.Host.Value ?? "") || context.Request.Path.StartsWithSegments("/health")
            ? next(context)
            : ProblemWriter.Write(context, EdgeErrors.ForeignHost);
    }

    private FrozenSet<string> OurNames()
    {
        var names = new HashSet<string>(edge.Hosts, StringComparer.OrdinalIgnoreCase) { edge.PublicUrl.Authority };
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            // A listener on every address says nothing of our name; on the machine itself it is also localhost.
            var listener = BindingAddress.Parse(address);
            if (listener.IsUnixPipe) continue;
            var everywhere = listener.Host is "*" or "+" or "0.0.0.0" or "[::]";
            var aliases = everywhere || IsLoopback(listener.Host) ? ["localhost", "127.0.0.1", "[::1]"] : (string[])[listener.Host];
            foreach (var name in aliases)
                names.Add(listener.Port is 80 or 443 ? name : $"{name}:{listener.Port}");
        }
        return names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
