using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Secondments.Pages.Assets;

/// <summary>Serves <see cref="PageAssets"/>.</summary>
public static class PageAssetsEndpoint
{
    private static readonly ConditionalWeakTable<IServiceProvider, object> Mapped = [];

    /// <summary>
    /// Maps <c>/assets/{file}</c>, once in a host, however many of its modules ask. <paramref name="metadata"/> is what the
    /// host wants every endpoint to declare.
    /// </summary>
    public static void MapPageAssets(this IEndpointRouteBuilder routes, params IEnumerable<object> metadata)
    {
        if (!Mapped.TryAdd(routes.ServiceProvider, Mapped)) return;
        routes.MapMethods($"{PageAssets.Folder}/{{file}}", ["GET", "HEAD"], (RequestDelegate)Serve)
            .WithDisplayName("Page assets").WithMetadata([.. metadata]);
    }

    private static async Task Serve(HttpContext context)
    {
        var file = (string)context.Request.RouteValues["file"]!;
        if (!PageAssets.Files.Contains(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var encoding = accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : null;
        await using var content = PageAssets.Open(encoding switch { "br" => $"{file}.br", "gzip" => $"{file}.gz", _ => file })!;
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (encoding is not null) headers.ContentEncoding = encoding;
        context.Response.ContentType = System.IO.Path.GetExtension(file) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        context.Response.ContentLength = content.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
