using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Kernel;

namespace Secondments.Hosting.Edge;

/// <summary>
/// The one place where exceptions and empty refusals become problem details, the same in every environment and never with a
/// stack. Outside /api only the status is set: pages are told what happened by a page.
/// </summary>
internal sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.IsApi() && !context.Response.HasStarted && context.Response.ContentType is null && OfStatus(context.Response.StatusCode) is { } error)
                await ProblemWriter.Write(context, error);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody reads the answer. 499 is what proxies write for it.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await Answer(context, e);
        }
    }

    private Task Answer(HttpContext context, Exception e)
    {
        var error = Of(e);
        if (error.Kind is ErrorKind.Failed) log.LogError(e, "A request failed");
        if (error.Kind is ErrorKind.Unavailable) log.LogWarning("A part that a request needs can't be reached: {Reason}", Reason(e));

        context.Response.Clear();
        if (e is UnavailableException { RetryAfter: var wait })
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (context.IsApi()) return ProblemWriter.Write(context, error);
        context.Response.StatusCode = (int)error.Kind;
        return Task.CompletedTask;
    }

    /// <summary>Which part is away says what it said, not where we asked it.</summary>
    private static string Reason(Exception e) => e.GetBaseException() is var root && root != e ? $"{e.Message} ({root.GetType().Name}: {root.Message})" : e.Message;

    private static Error Of(Exception e) => e switch
    {
        UnavailableException => EdgeErrors.Unavailable,
        BadHttpRequestException { InnerException: JsonException json } => JsonProblems.Of(json),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => EdgeErrors.TooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => EdgeErrors.WrongMediaType,
        BadHttpRequestException => EdgeErrors.Unreadable,
        _ => EdgeErrors.Failed,
    };

    private static Error? OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => EdgeErrors.Unreadable,
        StatusCodes.Status404NotFound => EdgeErrors.NoSuchRoute,
        StatusCodes.Status405MethodNotAllowed => EdgeErrors.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => EdgeErrors.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => EdgeErrors.WrongMediaType,
        _ => null,
    };
}
