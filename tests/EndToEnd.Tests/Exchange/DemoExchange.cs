[assembly: AssemblyFixture(typeof(Secondments.EndToEnd.Tests.Exchange.DemoExchange))]

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>One demo that every test may use, started when the first one asks, gone with the last.</summary>
public sealed class DemoExchange : IAsyncDisposable
{
    private readonly Lazy<Task<StandaloneDemo>> _demo = new(() => StandaloneDemo.Start());

    public Task<StandaloneDemo> Get() => _demo.Value;

    public async ValueTask DisposeAsync()
    {
        if (_demo.IsValueCreated && _demo.Value.IsCompletedSuccessfully) await (await _demo.Value).DisposeAsync();
    }
}
