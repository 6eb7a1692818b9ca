using Yarp.ReverseProxy.Forwarder;

namespace Secondments.Gateway.Replicas;

/// <summary>
/// Sends a request to another replica when one couldn't be reached. What never arrived is sent again whatever it is, because
/// nothing was done; what broke off, only when it is a GET or HEAD, which may be done twice. A command that broke off is its
/// caller's to repeat: the caller has the Idempotency-Key.
/// </summary>
internal sealed class TryAnother(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        var proxied = context.GetReverseProxyFeature();
        var untried = proxied.AvailableDestinations;
        while (true)
        {
            await next(context);
            if (proxied.ProxiedDestination is not { } tried || !MayRepeat(context)) return;
            untried = [.. untried.Where(d => d != tried)];
            if (untried.Count == 0) return;

            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            proxied.AvailableDestinations = untried;
            proxied.ProxiedDestination = null;
        }
    }

    private static bool MayRepeat(HttpContext context)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return false;
        var failed = context.GetForwarderErrorFeature();
        return Failure.NeverArrived(failed)
            || (Failure.BrokeOff(failed) && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)));
    }
}
