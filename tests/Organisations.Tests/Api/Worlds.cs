using System.Collections.Concurrent;
using Secondments.Organisations.Tests.Api;
using Secondments.Testing.Hosts;

[assembly: AssemblyFixture(typeof(Worlds))]

namespace Secondments.Organisations.Tests.Api;

/// <summary>One running service a topology for all tests; each test makes organisations and people of its own.</summary>
public sealed class Worlds : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Topology, Lazy<Task<World>>> _worlds = new();

    public Task<World> On(Topology topology) => _worlds.GetOrAdd(topology, t => new Lazy<Task<World>>(() => World.Start(t))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds.Values)
            if (world.IsValueCreated && world.Value.IsCompletedSuccessfully) await world.Value.Result.DisposeAsync();
    }
}
