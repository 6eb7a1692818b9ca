using System.Diagnostics;
using System.Net;
using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Demo;

namespace Secondments.Bench;

/// <summary>
/// How long after the answer to a publish a search finds the post, while so many publishes and as many other searches are sent
/// each second, whether or not earlier ones have been answered.
/// </summary>
internal static class PublishToSearchBench
{
    private const int Publishes = 400;

    public static async Task Run()
    {
        await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder());
        await Measure("publish-to-search", exchange, perSecond: 20, new Looks(TimeSpan.Zero, TimeSpan.FromMilliseconds(5)), goal: 150);
    }

    /// <summary>
    /// Through the gateway of a cluster, with PostgreSQL, RabbitMQ and Elasticsearch between: fewer a second, because all of them
    /// share the machine.
    /// </summary>
    public static async Task OnElasticsearch()
    {
        const string name = "publish-to-search-elasticsearch";
        await using var cluster = await RunningCluster.Start(name);
        // Each look is a search that the others wait for, and the server shows what is new once a second: the half of them that come first tell little.
        if (cluster is not null) await Measure(name, cluster, perSecond: 5, new Looks(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(100)), goal: 1_250);
    }

    private static async Task Measure(string name, RunningExchange exchange, int perSecond, Looks looks, double goal)
    {
        var host = await BenchHost.Make(exchange);
        await host.Import(Rows.Lines(2_000), publish: true);
        await exchange.Indexes(2_000);
        await Publish(Publishes / 4, new Times());
        looks.Failed = 0;
        var times = new Times();
        await Publish(Publishes, times);
        Figure.AtMost(name, times.P99, $"ms, p99 at {perSecond} a second", goal).Print();
        Figure.Told($"{name}-p50", times.P50, "ms").Print();
        Figure.Told($"{name}-failed", looks.Failed, "searches that were answered with 503").Print();

        async Task Publish(int count, Times found)
        {
            var visitor = ExchangeApi.Visitor(exchange.Http);
            using var end = new CancellationTokenSource(TimeSpan.FromSeconds((double)count / perSecond));
            await Clients.ByTheClock(perSecond, end.Token, _ => Task.WhenAll(One(host, visitor, looks, found), looks.Find(visitor, "data%20analyst")));
        }
    }

    private static async Task One(BenchHost host, ExchangeApi visitor, Looks looks, Times found)
    {
        var word = $"zq{Guid.NewGuid():n}"[..14];
        var details = Rows.Details(word.GetHashCode(StringComparison.Ordinal) & 0xFFFF) with { Title = $"Planner {word}", Reference = word };
        var draft = await host.Api.Post<OpportunityAnswer>("/api/opportunities", new CreateOpportunity(host.Organisation, details));
        await host.Api.Post($"/api/opportunities/{draft.Id}/submit");
        var published = Stopwatch.GetTimestamp();
        await Task.Delay(looks.First);
        while (!await looks.Find(visitor, word)) await Task.Delay(looks.Between);
        found.Add(Stopwatch.GetElapsedTime(published));
    }

    /// <summary>How somebody looks whether a post is there, from when it is published.</summary>
    private sealed class Looks(TimeSpan first, TimeSpan between)
    {
        private int _failed;

        public TimeSpan First => first;

        public TimeSpan Between => between;

        /// <summary>Looks that a machine that is too busy answered with 503.</summary>
        public int Failed { get => _failed; set => _failed = value; }

        public async Task<bool> Find(ExchangeApi visitor, string words)
        {
            try
            {
                return (await visitor.Get<SearchAnswer>($"/api/search/opportunities?q={words}&size=1")).Total > 0;
            }
            catch (ApiRefused refused) when (refused.Status is HttpStatusCode.ServiceUnavailable)
            {
                Interlocked.Increment(ref _failed);
                return false;
            }
        }
    }
}
