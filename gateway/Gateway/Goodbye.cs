using Secondments.Hosting.Modules;

namespace Secondments.Gateway;

/// <summary>
/// A gateway that is about to stop asks who keeps a connection open to open the next one elsewhere. How it stops is as with
/// every process of ours (<c>Leaving:Seconds</c>): /health/ready says no, then the listeners close, then what is under way ends.
/// </summary>
internal sealed class Goodbye(RequestDelegate next, Leaving leaving)
{
    /// <summary>Long enough for a load balancer that looks every two seconds and believes the second look.</summary>
    public const int UsualSeconds = 5;

    /// <summary>How long a stop waits for requests under way.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    public Task Invoke(HttpContext context)
    {
        if (leaving.HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
        return next(context);
    }
}
