using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>One cluster for every test of this collection, which run one after the other: it takes a minute to start.</summary>
[CollectionDefinition(nameof(SharedCluster))]
public sealed class SharedCluster : ICollectionFixture<SharedCluster>, IAsyncDisposable
{
    private readonly Lazy<Task<ClusterDemo>> _demo = new(Start);

    /// <summary>Posts of loads whose invariants were seen to hold.</summary>
    public HashSet<string> Seen { get; } = [];

    public Task<ClusterDemo> Get() => _demo.Value;

    /// <summary>A search server's first searches take longer than a search may, which no row is about: people have searched before something breaks.</summary>
    private static async Task<ClusterDemo> Start()
    {
        const int many = 20;
        var demo = await ClusterDemo.Start();
        using var http = new HttpClient { BaseAddress = new Uri(demo.Url) };
        var answered = 0;
        await Eventually.Holds(async () =>
        {
            using var answer = await http.GetAsync("/api/search/opportunities?q=load&size=20");
            answered = answer.IsSuccessStatusCode ? answered + 1 : 0;
            return answered == many;
        }, "searches are answered");
        return demo;
    }

    public async ValueTask DisposeAsync()
    {
        if (_demo.IsValueCreated && _demo.Value.IsCompletedSuccessfully) await (await _demo.Value).DisposeAsync();
    }
}
