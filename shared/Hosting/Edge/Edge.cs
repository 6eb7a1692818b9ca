using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Kernel;

namespace Secondments.Hosting.Edge;

/// <summary>What stands between the network and any module, the same in every topology.</summary>
internal static class Edge
{
    /// <summary>Levels of objects in objects that a request may have.</summary>
    public const int DeepestJson = 32;

    /// <summary>Bytes of method, address and query together.</summary>
    public const int LongestRequestLine = 64 * 1024;

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(EdgeOptions.From(builder.Configuration));
        builder.Services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = BodyLimit.Default;
            // A query that is far too long is refused in our words by the service that knows why.
            o.Limits.MaxRequestLineSize = LongestRequestLine;
        });
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(o => BeStrict(o.SerializerOptions));
        builder.Services.AddResponseCompression(o =>
        {
            // Over https too: no answer holds a lasting secret beside text of the caller's (tokens in forms differ each time).
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml", "text/calendar"];
        });
        builder.Services.AddRateLimiter(_ => { });
    }

    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    /// <summary>Makes an options object that the framework already made as strict as <see cref="Json.Strict"/>.</summary>
    private static void BeStrict(JsonSerializerOptions options)
    {
        Json.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.MaxDepth = DeepestJson;
    }
}
