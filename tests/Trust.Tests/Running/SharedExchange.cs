using Secondments.Testing.Hosts;

namespace Secondments.Trust.Tests.Running;

/// <summary>One exchange for all tests of a class that change nothing which another of them needs.</summary>
public sealed class SharedExchange : IAsyncLifetime
{
    public RunningExchange Exchange { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Exchange = await RunningExchange.Start(Topology.SqliteMemory);

    public ValueTask DisposeAsync() => Exchange.DisposeAsync();
}

/// <summary>One whose lists have a second page each.</summary>
public sealed class LongerExchange : IAsyncLifetime
{
    public RunningExchange Exchange { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Exchange = await RunningExchange.Start(Topology.SqliteMemory);
        await Exchange.FillSecondRows();
    }

    public ValueTask DisposeAsync() => Exchange.DisposeAsync();
}
