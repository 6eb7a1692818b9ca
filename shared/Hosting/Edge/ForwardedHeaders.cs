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

    public Task Invoke(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (edge.TrustedProxies.Include(context.Connection.RemoteIpAddress))
        {
            var last = headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim();
            if (IPAddress.TryParse(last, out var address)) context.Connection.RemoteIpAddress = address;
            if (headers["X-Forwarded-Proto"].LastOrDefault() is "https") context.Request.Scheme = "https";
        }
        foreach (var name in All) headers.Remove(name);
        return next(context);
    }
}
