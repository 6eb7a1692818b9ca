using System.Net;
using Microsoft.AspNetCore.Http;

namespace Secondments.Hosting.Edge;

/// <summary>
/// X-Forwarded-For and X-Forwarded-Proto count only when a proxy that the operator named sends them; the last hop's word is
/// taken. From anybody else these headers are removed, so that nothing behind can be misled by them. X-Forwarded-Host never
/// counts: PublicUrl says what our name is.
/// </summary>
internal sealed class ForwardedHeaders(RequestDelegate next, EdgeOptions edge)
{
    private static readonly string[] All =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP"];

    private readonly bool _trustsSocket = edge.TrustedProxies.Contains("unix");
    private readonly HashSet<IPAddress> _trusted = [.. edge.TrustedProxies.Where(p => p != "unix").Select(IPAddress.Parse)];

    public Task Invoke(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (IsTrusted(context.Connection.RemoteIpAddress))
        {
            var last = headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim();
            if (IPAddress.TryParse(last, out var address)) context.Connection.RemoteIpAddress = address;
            if (headers["X-Forwarded-Proto"].LastOrDefault() is "https") context.Request.Scheme = "https";
        }
        foreach (var name in All) headers.Remove(name);
        return next(context);
    }

    private bool IsTrusted(IPAddress? remote) => remote is null
        ? _trustsSocket
        : _trusted.Contains(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote);
}
