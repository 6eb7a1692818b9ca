using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;
using Secondments.Search.Sqlite;

namespace Secondments.Bench;

/// <summary>
/// What a search page costs beyond its index query: each question of the log once as a page over HTTP and once run raw, in
/// this process, on a copy of the same index. Beside it how many pages a second the exchange serves, against a page that
/// says hello.
/// </summary>
internal static class SearchPageBench
{
    private const int Documents = 10_000;
    private const int Rounds = 3;
    private const int Clients = 8;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    public static async Task Run()
    {
        var (exchange, _) = await FullExchange.Start(Documents);
        await using var running = exchange;
        var copy = CopyOfIndex(exchange.Data);
        await using var index = SqliteOpportunityIndex.Open(Path.Combine(copy, "search-index.db"), TimeProvider.System, NullLogger<SqliteOpportunityIndex>.Instance);

        var (pages, raw) = (new Times(), new Times());
        for (var round = 0; round <= Rounds; round++)
        {
            if (round == 1) (pages, raw) = (new Times(), new Times());
            foreach (var question in QueryLog.All)
            {
                await pages.Measure(() => Page(exchange.Http, $"/opportunities?{question}"));
                await raw.Measure(() => index.Search(QueryLog.Parsed(question)));
            }
        }
        Figure.RatioAtMost("search-page", pages.P50, raw.P50, "ms, p50", 2.5).Print();

        var ours = await PerSecond(exchange.Http, n => $"/opportunities?{QueryLog.All[n % QueryLog.All.Count]}");
        await using var hello = await Hello();
        using var http = new HttpClient { BaseAddress = new Uri(hello.Urls.First()) };
        var theirs = await PerSecond(http, _ => "/");
        Figure.Told("search-page-per-second", ours, "pages/s").Print();
        Figure.Told("search-page-to-hello", ours / theirs, "of a hello page's requests/s").Print();
        Directory.Delete(copy, recursive: true);
    }

    private static async Task Page(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<double> PerSecond(HttpClient http, Func<int, string> address)
    {
        var done = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(async () =>
        {
            for (var n = c; clock.Elapsed < Slice; n += Clients)
            {
                await Page(http, address(n));
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    private static async Task<WebApplication> Hello()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{RunningStandalone.FreePort()}");
        var app = builder.Build();
        app.MapGet("/", () => Results.Text("<!doctype html><title>Hello</title><h1>Hello</h1>", "text/html"));
        await app.StartAsync();
        return app;
    }

    private static string CopyOfIndex(string data)
    {
        var copy = RunningStandalone.NewFolder();
        foreach (var file in Directory.GetFiles(data, "search-index.db*")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
