using System.Diagnostics;
using Secondments.Hosting.Telemetry;

namespace Secondments.Hosting.Tests.Telemetry;

public sealed class WithoutSecretsTests
{
    [Fact]
    public void OnEnd_RequestWithASecretInItsAddress_KeepsThePatternOnly()
    {
        using var activity = new Activity("request");
        activity.SetTag("http.route", "/release/{token}");
        activity.SetTag("url.path", "/release/s3cret");
        activity.SetTag("url.query", "?code=s3cret");
        activity.SetTag("url.full", "https://exchange.example/release/s3cret?code=s3cret");

        using var processor = new WithoutSecrets();
        processor.OnEnd(activity);

        Assert.DoesNotContain(activity.TagObjects, t => t.Value is string text && text.Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal("/release/{token}", activity.GetTagItem("url.path"));
    }
}
