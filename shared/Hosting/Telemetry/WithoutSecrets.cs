using System.Diagnostics;
using OpenTelemetry;

namespace Secondments.Hosting.Telemetry;

/// <summary>Some addresses hold a one-time secret (<c>/release/{token}</c>) and queries may: traces keep the route's pattern only.</summary>
internal sealed class WithoutSecrets : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        var route = data.GetTagItem("http.route");
        if (data.GetTagItem("url.path") is not null) data.SetTag("url.path", route);
        if (data.GetTagItem("url.query") is not null) data.SetTag("url.query", null);
        if (data.GetTagItem("url.full") is string full && Uri.TryCreate(full, UriKind.Absolute, out var url)) data.SetTag("url.full", url.GetLeftPart(UriPartial.Authority));
    }
}
