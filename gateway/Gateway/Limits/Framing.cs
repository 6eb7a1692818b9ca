using Secondments.Hosting.Api;
using Secondments.Hosting.Edge;

namespace Secondments.Gateway.Limits;

/// <summary>
/// A request whose end two readers could see in two places is refused, and its connection closed (RFC 9112 §6.1): behind it
/// another may be hidden. The server refuses all others of the kind; with both a length and chunks it only sets the length
/// aside, under the name <c>X-Content-Length</c>.
/// </summary>
internal sealed class Framing(RequestDelegate next)
{
    private const string SetAside = "X-Content-Length";

    public Task Invoke(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TransferEncoding.Count > 0 && (headers.ContentLength is not null || headers.ContainsKey(SetAside)))
        {
            context.Response.Headers.Connection = "close";
            return ProblemWriter.Write(context, EdgeErrors.Unreadable);
        }
        headers.Remove(SetAside);
        return next(context);
    }
}
