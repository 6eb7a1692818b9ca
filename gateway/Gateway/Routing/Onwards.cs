using System.Diagnostics;
using Secondments.Hosting.Edge;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Secondments.Gateway.Routing;

/// <summary>What a request says when it goes on to a replica, beside what its caller said: whence it came, our name, and its trace.</summary>
internal static class Onwards
{
    /// <summary>What the caller said of its trace; of this only what became ours goes on.</summary>
    private static readonly string[] Traces = ["traceparent", "tracestate", "baggage"];

    public static void Describe(TransformBuilderContext context)
    {
        context.AddXForwarded(ForwardedTransformActions.Set);
        context.AddResponseHeaderRemove("Server", ResponseCondition.Always);
        // PublicUrl is our one name: whoever stands behind us needs to know no other.
        var name = context.Services.GetRequiredService<EdgeOptions>().PublicUrl.Authority;
        context.AddRequestTransform(transform =>
        {
            var headers = transform.ProxyRequest.Headers;
            headers.Host = name;
            foreach (var said in Traces) headers.Remove(said);
            if (Activity.Current is { Id: { } id } trace)
            {
                headers.TryAddWithoutValidation("traceparent", id);
                if (trace.TraceStateString is { Length: > 0 } state) headers.TryAddWithoutValidation("tracestate", state);
            }
            return ValueTask.CompletedTask;
        });
    }
}
