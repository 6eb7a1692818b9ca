namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>One cluster for every test of this collection, which run one after the other: it takes a minute to start.</summary>
[CollectionDefinition(nameof(SharedCluster))]
public sealed class SharedCluster : ICollectionFixture<SharedCluster>, IAsyncDisposable
{
    private readonly Lazy<Task<ClusterDemo>> _demo = new(ClusterDemo.Start);

    /// <summary>Posts of loads whose invariants were seen to hold.</summary>
    public HashSet<string> Seen { get; } = [];

    public Task<ClusterDemo> Get() => _demo.Value;

    public async ValueTask DisposeAsync()
    {
        if (_demo.IsValueCreated && _demo.Value.IsCompletedSuccessfully) await (await _demo.Value).DisposeAsync();
    }
}
