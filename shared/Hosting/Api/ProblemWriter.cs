using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>Writes problem details: type, title, status, detail, code, traceId, and errors or allowed where there are any. The same in every environment.</summary>
public static class ProblemWriter
{
    public static Task Write(HttpContext context, Error error)
    {
        var status = (int)error.Kind;
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (error.Kind is ErrorKind.Unavailable or ErrorKind.TooMany && context.Response.Headers.RetryAfter.Count == 0)
            context.Response.Headers.RetryAfter = "2";
        var problem = new Problem(
            "about:blank", ReasonPhrases.GetReasonPhrase(status), status, error.Detail, error.Code,
            Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            error.Fields.Count > 0 ? error.Fields : null,
            error.Allowed.Count > 0 ? error.Allowed : null);
        return context.Response.WriteAsJsonAsync(problem, ProblemJson, "application/problem+json", context.RequestAborted);
    }

    private static readonly System.Text.Json.JsonSerializerOptions ProblemJson = new(Json.Stored)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private sealed record Problem(
        string Type, string Title, int Status, string Detail, string Code, string TraceId,
        IReadOnlyList<FieldError>? Errors, IReadOnlyList<string>? Allowed);
}
