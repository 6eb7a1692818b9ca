using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Secondments.Hosting.Api;
using Secondments.Kernel;

namespace Secondments.Hosting.Edge;

/// <summary>What is known of a request's body: SHA-256 in hex, where there is an Idempotency-Key to bind to it.</summary>
internal sealed record BodyHash(string Hex);

/// <summary>
/// Reads the body of an API request before any endpoint does: within its limit, as text without forbidden characters, and
/// hashed where the caller gave a key.
/// </summary>
internal sealed class RequestBodies(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        if (!context.IsApi())
        {
            await next(context);
            return;
        }
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            await ProblemWriter.Write(context, EdgeErrors.Unreadable);
            return;
        }
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimit.Default;
        if (context.Request.ContentLength > limit)
        {
            context.LetTheBodyCome();
            await ProblemWriter.Write(context, EdgeErrors.LargerThan(limit));
            return;
        }
        var error = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || context.GetEndpoint() is null
            ? null
            : context.Request.HasJsonContentType() ? await TakeJson(context) : await TakeOther(context, limit);
        if (error is null) await next(context);
        else await ProblemWriter.Write(context, error);
    }

    private static async Task<Error?> TakeJson(HttpContext context)
    {
        var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Response.RegisterForDispose(body);
        context.Request.Body = body;
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (WantsHash(context)) context.Features.Set(new BodyHash(Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));
        try
        {
            return bytes.IsEmpty ? null : TextCheck.Of(bytes.Span);
        }
        catch (JsonException)
        {
            return EdgeErrors.NotJson;
        }
    }

    private static async Task<Error?> TakeOther(HttpContext context, long limit)
    {
        if (!WantsHash(context)) return null;
        context.Request.EnableBuffering(64 * 1024, limit);
        context.Features.Set(new BodyHash(Convert.ToHexStringLower(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted))));
        context.Request.Body.Position = 0;
        return null;
    }

    private static bool WantsHash(HttpContext context) => context.Request.Headers.ContainsKey(HttpCommands.KeyHeader);
}
