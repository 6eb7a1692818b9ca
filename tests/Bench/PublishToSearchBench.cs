using System.Diagnostics;
using Secondments.Bench.Hosts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;

namespace Secondments.Bench;

/// <summary>
/// How long after the answer to a publish a search finds the post, at 20 publishes and 20 other searches a second. Both are
/// sent by the clock, whether or not earlier ones have been answered.
/// </summary>
internal static class PublishToSearchBench
{
    private const int PerSecond = 20;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public static async Task Run()
    {
        await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder());
        var host = await BenchHost.Make(exchange);
        await host.Import(Rows.Lines(2_000), publish: true);
        await Rounds(host, exchange, 100, measured: null);

        var times = new List<double>();
        await Rounds(host, exchange, (int)Length.TotalSeconds * PerSecond, times);
        times.Sort();
        Figure.AtMost("publish-to-search", times[(int)(times.Count * 0.99)], "ms, p99", 150).Print();
        Figure.Told("publish-to-search-p50", times[times.Count / 2], "ms").Print();
    }

    private static async Task Rounds(BenchHost host, RunningStandalone exchange, int count, List<double>? measured)
    {
        var visitor = Demo.ExchangeApi.Visitor(exchange.Http);
        var running = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < count; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / PerSecond) - clock.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due);
            var word = $"zq{Guid.NewGuid():n}"[..14];
            running.Add(visitor.Get<SearchAnswer>("/api/search/opportunities?q=data%20analyst"));
            running.Add(One(host, visitor, word, measured));
        }
        await Task.WhenAll(running);
    }

    private static async Task One(BenchHost host, Demo.ExchangeApi visitor, string word, List<double>? measured)
    {
        var details = Rows.Details(word.GetHashCode(StringComparison.Ordinal) & 0xFFFF) with { Title = $"Planner {word}", Reference = word };
        var draft = await host.Api.Post<OpportunityAnswer>("/api/opportunities", new CreateOpportunity(host.Organisation, details));
        await host.Api.Post($"/api/opportunities/{draft.Id}/submit");
        var published = Stopwatch.GetTimestamp();
        while ((await visitor.Get<SearchAnswer>($"/api/search/opportunities?q={word}&size=1")).Total == 0) await Task.Delay(Look);
        if (measured is null) return;
        lock (measured) measured.Add(Stopwatch.GetElapsedTime(published).TotalMilliseconds);
    }
}
