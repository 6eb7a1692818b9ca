using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Secondments.Hosting.Edge;

/// <summary>
/// Puts a trace id and the security headers on every answer, as it starts, so that no error page loses them. A page that
/// needs another Content-Security-Policy sets it itself.
/// </summary>
internal sealed class AnswerHeaders(RequestDelegate next, EdgeOptions edge)
{
    public const string TraceId = "Trace-Id";

    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        // The activity is gone when the answer starts on another flow of execution, so its id is taken here.
        var trace = TraceOf(context);
        context.Response.OnStarting(() =>
        {
            Put(context, trace);
            return Task.CompletedTask;
        });
        return next(context);
    }

    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private void Put(HttpContext context, string trace)
    {
        var headers = context.Response.Headers;
        headers[TraceId] = trace;
        headers.TryAdd("Content-Security-Policy", Policy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (edge.IsHttps) headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        if (context.IsApi()) headers.TryAdd("Cache-Control", "no-store");
    }
}
