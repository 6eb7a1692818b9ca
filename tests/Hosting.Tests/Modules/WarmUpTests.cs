using Secondments.Grains;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Modules;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Get_Ready_WaitsForTheFirstLooksWhateverTheyAreAnswered()
    {
        var looked = new TaskCompletionSource();
        await using var host = await Start(looked.Task, warmUp: true);
        var visitor = host.Visitor();

        var before = await visitor.AskGet("/health/ready");
        Assert.Equal((503, "unhealthy"), (before.Status, (string?)before.Json["parts"]!["warm"]));
        looked.SetResult();

        await Eventually.Holds(async () => (await visitor.AskGet("/health/ready")).Status == 200, "ready");
    }

    [Fact]
    public async Task Get_Ready_WaitsUntilTheLooksWereAnsweredThreeTimes()
    {
        var asked = 0;
        await using var host = await Start(() => Interlocked.Increment(ref asked) <= 2 ? throw new UnavailableException("away") : Task.CompletedTask, warmUp: true);
        var visitor = host.Visitor();

        await Eventually.Holds(async () => (await visitor.AskGet("/health/ready")).Status == 200, "ready");

        Assert.Equal(2 + 3, asked);
    }

    [Fact]
    public async Task Get_BeforeItIsWarm_IsSentElsewhereWhereThatIsPossible()
    {
        var looked = new TaskCompletionSource();
        await using var host = await Start(looked.Task, warmUp: true);
        var visitor = host.Visitor();
        var hasAnother = host.Visitor();
        hasAnother.DefaultRequestHeaders.Add("Has-Another", "1");

        Assert.Equal(421, (await hasAnother.AskGet("/api/probe/whence")).Status);
        Assert.Equal(200, (await visitor.AskGet("/api/probe/whence")).Status);
        looked.SetResult();

        await Eventually.Holds(async () => (await hasAnother.AskGet("/api/probe/whence")).Status == 200, "served");
    }

    [Fact]
    public async Task Get_Ready_WhereNothingIsSaid_WaitsForNoLook()
    {
        await using var host = await Start(new TaskCompletionSource().Task, warmUp: false);

        Assert.Equal("healthy", (string?)(await host.Visitor().AskGet("/health/ready")).Json["parts"]!["warm"]);
    }

    [Fact]
    public async Task Get_Ready_WhenALookNeverEnds_DoesntWaitForIt()
    {
        var never = new TaskCompletionSource();
        await using var host = await Start(never.Task, warmUp: true);
        var visitor = host.Visitor();

        await Eventually.Holds(async () => (await visitor.AskGet("/health/ready")).Status == 200, "ready");

        // A host that stops waits for what it still answers.
        never.SetResult();
    }

    private static Task<ServiceHost> Start(Task firstLook, bool warmUp) => Start(() => firstLook, warmUp);

    private static Task<ServiceHost> Start(Func<Task> firstLook, bool warmUp) => ServiceHost.Start(
        new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule(firstLook: firstLook)]) { Settings = new Dictionary<string, string?> { ["WarmUp"] = $"{warmUp}" } });
}
