using Secondments.Hosting.Tests.Probe;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Modules;

public sealed class DeclaredAuthorityTests
{
    [Fact]
    public async Task Start_EndpointWithoutNeeds_IsRefusedByName()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.Start(Topology.SqliteMemory, new ProbeModule(silentEndpoint: true)));

        Assert.Contains("/api/probe/silent", refused.Message);
        Assert.DoesNotContain("/api/probe/notes", refused.Message);
    }

    [Fact]
    public async Task Start_TwoHandlersOfOneMessage_AreRefusedByName()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.Start(Topology.SqliteMemory, new ProbeModule(twoHandlers: true)));

        Assert.Contains("probe.note-written", refused.Message);
    }
}
