using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Secondments.Bench.Hosts;
using Secondments.Contracts.Search.Api;

namespace Secondments.Bench;

/// <summary>
/// What a visitor's browser fetches with nothing in its cache: the page and everything that it names, headers included, as
/// compressed as a browser of today gets it.
/// </summary>
internal static class FirstViewBench
{
    private const int MostKilobytes = 80;
    private const string NamedByThePage = "link[rel~=stylesheet], link[rel~=icon], link[rel~=modulepreload], link[rel~=preload], link[rel~=manifest], script[src], img[src]";

    public static async Task Run()
    {
        await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder());
        var host = await BenchHost.Make(exchange);
        await host.Import(Rows.Lines(100), publish: true);
        var found = (await Demo.ExchangeApi.Visitor(exchange.Http).Get<SearchAnswer>("/api/search/opportunities?q=analyst&size=1")).Items.Single();

        foreach (var (name, address) in new[] { ("home", "/"), ("search", "/opportunities?q=data%20analyst"), ("opportunity", $"/opportunities/{found.Slug}-{found.Ref}") })
            Figure.AtMost($"first-view-{name}", await FirstView(new Uri(exchange.Url, address)) / 1024.0, "KB", MostKilobytes).Print();
    }

    private static async Task<long> FirstView(Uri page)
    {
        // One that unpacks nothing counts what comes over the wire; the other reads the page.
        using var wire = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var reader = new HttpClient();
        var document = new HtmlParser().ParseDocument(await reader.GetStringAsync(page));
        var named = document.QuerySelectorAll(NamedByThePage)
            .Select(e => new Uri(page, e.GetAttribute("src") ?? e.GetAttribute("href")))
            .Distinct();
        var sizes = await Task.WhenAll(named.Prepend(page).Select(address => Size(wire, address)));
        return sizes.Sum();
    }

    private static async Task<long> Size(HttpClient wire, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var coding in new[] { "gzip", "deflate", "br" }) request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        using var answer = await wire.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers).Sum(h => h.Value.Sum(value => h.Key.Length + value.Length + 4));
        return headers + (await answer.Content.ReadAsByteArrayAsync()).Length;
    }
}
