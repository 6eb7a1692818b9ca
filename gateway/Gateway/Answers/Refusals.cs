using Secondments.Gateway.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Edge;
using Secondments.Kernel;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Secondments.Gateway.Answers;

/// <summary>Puts what we refuse, or can't pass on, into words: problem details for programs, a page for people. What a replica answered stays as it is.</summary>
internal sealed class Refusals(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        await next(context);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return;
        if (Of(context) is { } error) await Write(context, error);
    }

    public static Task Write(HttpContext context, Error error) =>
        Paths.OfPrograms.Any(p => context.Request.Path.StartsWithSegments(p)) ? ProblemWriter.Write(context, error) : RefusalPage.Write(context, error);

    private static Error? Of(HttpContext context)
    {
        var failed = context.Features.Get<IForwarderErrorFeature>();
        var answered = failed is null && context.Features.Get<IReverseProxyFeature>()?.ProxiedDestination is not null;
        return answered ? null : OfStatus(context.Response.StatusCode);
    }

    /// <summary>502 and 504 too: why we have no answer helps nobody who asks; that they may ask again does.</summary>
    private static Error? OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest or StatusCodes.Status408RequestTimeout => EdgeErrors.Unreadable,
        StatusCodes.Status404NotFound => EdgeErrors.NoSuchRoute,
        StatusCodes.Status413PayloadTooLarge => EdgeErrors.TooLarge,
        StatusCodes.Status429TooManyRequests => EdgeErrors.TooMany,
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => EdgeErrors.Unavailable,
        _ => null,
    };
}
