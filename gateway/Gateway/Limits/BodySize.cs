using Secondments.Gateway.Answers;
using Secondments.Hosting.Edge;

namespace Secondments.Gateway.Limits;

/// <summary>
/// A body that says beforehand that it is too large is refused before any replica hears of it. One that comes in chunks is cut
/// off by the server when it has become too large.
/// </summary>
internal sealed class BodySize(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        var largest = context.GetReverseProxyFeature().Route.Config.MaxRequestBodySize ?? BodyLimit.Default;
        return context.Request.ContentLength > largest ? Refusals.Write(context, EdgeErrors.LargerThan(largest)) : next(context);
    }
}
