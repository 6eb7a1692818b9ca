using Secondments.Hosting.Modules;
using Secondments.Hosting.Telemetry;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

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

    [Fact]
    public async Task Ask_AProcessThatIsReady_Is0()
    {
        await Eventually.Holds(async () => (await probe.Visitor.AskGet("/health/ready")).Status == 200, "ready");

        Assert.Equal((0, ""), await Ask(["--url", probe.Host.Address.OriginalString]));
        Assert.Equal((0, ""), await Ask([], ("ASPNETCORE_URLS", $"http://*:{probe.Host.Address.Port};http://localhost:1")));
        Assert.Equal((0, ""), await Ask([], ("ASPNETCORE_HTTP_PORTS", $"{probe.Host.Address.Port}")));
    }

    [Fact]
    public async Task Ask_AProcessThatLeaves_Is1AndSaysWhy()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        host.Get<Leaving>().Begin();

        var (exit, said) = await Ask(["--url", host.Address.OriginalString]);

        Assert.Equal(1, exit);
        Assert.Contains("isn't ready: 503", said, StringComparison.Ordinal);
        Assert.Contains("\"staying\":\"unhealthy\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WhereNobodyListens_Is1()
    {
        var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        await host.DisposeAsync();

        var (exit, said) = await Ask(["--url", host.Address.OriginalString]);

        Assert.Equal(1, exit);
        Assert.Contains("doesn't answer", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--url")]
    [InlineData("--url", "localhost:8080")]
    [InlineData("--module", "search")]
    public async Task Ask_InOtherWords_Is2(params string[] arguments) => Assert.Equal(2, (await Ask(arguments)).Exit);

    private static async Task<(int Exit, string Said)> Ask(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var errors = new StringWriter();
        var exit = await ReadyQuestion.Ask(arguments, name => environment.FirstOrDefault(e => e.Name == name).Value, errors);
        return (exit, errors.ToString());
    }
}
