using Secondments.Bench.Raw;
using Secondments.Bench.Searching;

namespace Secondments.Bench;

/// <summary>
/// Searches a second through the search service on Elasticsearch, with facets, against what the engine asks the server for the
/// same page, taken down before and sent raw. Where the service asks more than that, to mend a word or to say what would be
/// found without a filter, it counts against the service.
/// </summary>
internal static class ElasticsearchSearchBench
{
    private const int Documents = 10_000;
    private const int Callers = 8;
    private const int Rounds = 5;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(4);

    public static async Task Run()
    {
        await using var indices = await ElasticsearchIndices.Find("elasticsearch-search");
        if (indices is null) return;
        var (exchange, _) = await FullExchange.Start(Documents, indices.Settings);
        await using var running = exchange;
        using var raw = await RecordedQuestions.Take(indices);

        var (ours, theirs) = (0.0, 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round is for the compilers, theirs too.
            if (round == 1) (ours, theirs) = (0, 0);
            ours += await Clients.PerSecond(Callers, Slice, n => Search(exchange.Http, QueryLog.All[n % QueryLog.All.Count])) / Rounds;
            theirs += await Clients.PerSecond(Callers, Slice, raw.Ask) / Rounds;
        }
        Figure.RatioAtLeast("elasticsearch-search", ours, theirs, "searches/s", 0.6).Print();
        Figure.Told("elasticsearch-search-requests", (double)raw.Requests / QueryLog.All.Count, "requests of the server a search").Print();
    }

    private static async Task Search(HttpClient http, string question)
    {
        using var answer = await http.GetAsync($"/api/search/opportunities?{question}");
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
