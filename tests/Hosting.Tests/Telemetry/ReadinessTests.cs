using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;

namespace Secondments.Hosting.Tests.Telemetry;

public sealed class ReadinessTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task Get_Live_IsAnsweredUnderAnyHostName() =>
        Assert.Equal(200, (await probe.Visitor.AskGet("/health/live", ("Host", "10.1.2.3"))).Status);

    [Fact]
    public async Task Get_Ready_NamesDatabaseAndBus()
    {
        await Eventually.Holds(async () => (await probe.Visitor.AskGet("/health/ready")).Status == 200, "ready");

        var parts = (await probe.Visitor.AskGet("/health/ready")).Json["parts"]!.AsObject().Select(p => p.Key);
        Assert.Contains("databases", parts);
        Assert.Contains("masstransit-bus", parts);
    }
}
