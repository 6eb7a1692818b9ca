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
        if (!(context.Request.ContentLength > largest)) return next(context);
        context.LetTheBodyCome();
        return Refusals.Write(context, EdgeErrors.LargerThan(largest));
    }
}
