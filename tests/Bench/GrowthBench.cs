using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Demo;

namespace Secondments.Bench;

/// <summary>What a hundred times as many opportunities cost: a command (a draft, and its publishing) and a search with its facets.</summary>
internal static class GrowthBench
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Commands = 200;

    public static async Task Run()
    {
        var (few, fewHost) = await FullExchange.Start(Few);
        await using var runningFew = few;
        var (many, manyHost) = await FullExchange.Start(Many);
        await using var runningMany = many;

        var (small, large) = (new Times(), new Times());
        for (var n = 0; n < Commands + 50; n++)
        {
            if (n == 50) (small, large) = (new Times(), new Times());
            await small.Measure(() => Command(fewHost));
            await large.Measure(() => Command(manyHost));
        }
        Figure.RatioAtMost("growth-command", large.P50, small.P50, "ms, p50", 1.2).Print();

        var (smallSearch, largeSearch) = (new Times(), new Times());
        for (var round = 0; round < 3; round++)
        {
            if (round == 1) (smallSearch, largeSearch) = (new Times(), new Times());
            foreach (var question in QueryLog.All)
            {
                await smallSearch.Measure(() => Search(few, question));
                await largeSearch.Measure(() => Search(many, question));
            }
        }
        Figure.AtMost("growth-search", largeSearch.P95, "ms, p95 with facets, 100,000", 50).Print();
        Figure.Told("growth-search-ratio", largeSearch.P95 / smallSearch.P95, "of the p95 at 1,000").Print();
    }

    private static async Task Command(BenchHost host)
    {
        var number = Random.Shared.Next(1_000_000, int.MaxValue);
        var draft = await host.Api.Post<OpportunityAnswer>("/api/opportunities", new CreateOpportunity(host.Organisation, SearchRows.Details(number)));
        await host.Api.Post($"/api/opportunities/{draft.Id}/submit");
    }

    private static Task Search(RunningStandalone exchange, string question) =>
        ExchangeApi.Visitor(exchange.Http).Get<SearchAnswer>($"/api/search/opportunities?{question}");
}
