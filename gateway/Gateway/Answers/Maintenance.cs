using Secondments.Hosting.Edge;

namespace Secondments.Gateway.Answers;

/// <summary>While <c>Gateway:Maintenance</c> is on, everybody is told to come back. Health checks go on: the gateway itself is well.</summary>
internal sealed class Maintenance(RequestDelegate next, LiveSettings settings)
{
    private const string RetryAfterSeconds = "300";

    public Task Invoke(HttpContext context)
    {
        if (!settings.Now.Maintenance || context.Request.Path.StartsWithSegments("/health")) return next(context);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Refusals.Write(context, EdgeErrors.Maintenance);
    }
}
