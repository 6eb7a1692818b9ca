using System.Net.Http.Headers;
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

    private static async Task<ClusterDemo> Start()
    {
        var demo = await ClusterDemo.Start();
        if (FaultRun.Alone) await PeopleHaveSearched(demo);
        return demo;
    }

    /// <summary>A search server's first searches take longer than a search may, which no row is about: visitors and members have searched before something breaks.</summary>
    private static async Task PeopleHaveSearched(ClusterDemo demo)
    {
        const int often = 20;
        foreach (var token in new[] { null, await demo.As("Nadia Rahman").BearerToken() })
        {
            using var http = new HttpClient { BaseAddress = new Uri(demo.Url) };
            if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var answered = 0;
            await Eventually.Holds(async () =>
            {
                using var answer = await http.GetAsync("/api/search/opportunities?q=load&size=20");
                return answer.IsSuccessStatusCode && ++answered == often;
            }, "searches are answered");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_demo.IsValueCreated && _demo.Value.IsCompletedSuccessfully) await (await _demo.Value).DisposeAsync();
    }
}
