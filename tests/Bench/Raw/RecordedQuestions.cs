using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Bench.Searching;
using Secondments.Search.Elasticsearch;

namespace Secondments.Bench.Raw;

/// <summary>What the engine asks a search server for a question, taken down at the wire so that it can be asked again without the engine.</summary>
internal sealed class RecordedQuestions : IDisposable
{
    private readonly HttpClient _http;
    private readonly List<(string Path, byte[] Body)> _questions = [];

    private RecordedQuestions(Uri server) => _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = server };

    /// <summary>Requests that the engine needed in all: some words are looked up before they are mended.</summary>
    public int Requests { get; private set; }

    /// <summary>Has every question of the log asked once, of indices that are full.</summary>
    public static async Task<RecordedQuestions> Take(ElasticsearchIndices indices)
    {
        var recorded = new RecordedQuestions(indices.Url);
        var seen = new ConcurrentQueue<(string Path, byte[] Body)>();
        await using var recorder = await recorded.Recorder(seen);
        await using var index = new ElasticsearchOpportunityIndex(
            new ElasticsearchOptions([new Uri(recorder.Urls.First())]) { Prefix = indices.Prefix, QueryTimeout = TimeSpan.FromSeconds(20) },
            TimeProvider.System, NullLogger<ElasticsearchOpportunityIndex>.Instance);
        foreach (var question in QueryLog.All)
        {
            await index.Search(QueryLog.Parsed(question));
            recorded.Requests += seen.Count;
            // Only pages say which copy they prefer, and the last is the one that was answered with.
            recorded._questions.Add(seen.Last(r => r.Path.Contains("preference=", StringComparison.Ordinal)));
            seen.Clear();
        }
        return recorded;
    }

    public async Task Ask(int number)
    {
        var (path, body) = _questions[number % _questions.Count];
        using var answer = await _http.SendAsync(Request(HttpMethod.Post, path, body, "application/json"));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => _http.Dispose();

    private async Task<WebApplication> Recorder(ConcurrentQueue<(string Path, byte[] Body)> seen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var path = $"{context.Request.Path}{context.Request.QueryString}";
            seen.Enqueue((path, body.ToArray()));
            using var answer = await _http.SendAsync(Request(new HttpMethod(context.Request.Method), path, body.ToArray(), context.Request.ContentType));
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(context.Response.Body);
        });
        await app.StartAsync();
        return app;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[] body, string? type)
    {
        var request = new HttpRequestMessage(method, path);
        if (type is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        return request;
    }
}
