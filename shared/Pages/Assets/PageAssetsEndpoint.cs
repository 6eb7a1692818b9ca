using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Secondments.Pages.Assets;

/// <summary>Serves <see cref="PageAssets"/>.</summary>
public static class PageAssetsEndpoint
{
    /// <summary>
    /// Maps <c>/assets/{file}</c> once, however many modules of one host ask for it. <paramref name="metadata"/> is what the
    /// host wants every endpoint to declare.
    /// </summary>
    public static void MapPageAssets(this IEndpointRouteBuilder routes, params object[] metadata)
    {
        if (!routes.DataSources.OfType<Source>().Any()) routes.DataSources.Add(new Source(metadata));
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

    private sealed class Source : EndpointDataSource
    {
        public Source(object[] metadata)
        {
            var builder = new RouteEndpointBuilder(Serve, RoutePatternFactory.Parse($"{PageAssets.Folder}/{{file}}"), order: 0) { DisplayName = "Page assets" };
            builder.Metadata.Add(new HttpMethodMetadata(["GET", "HEAD"]));
            foreach (var item in metadata) builder.Metadata.Add(item);
            Endpoints = [builder.Build()];
        }

        public override IReadOnlyList<Endpoint> Endpoints { get; }

        public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;
    }
}
