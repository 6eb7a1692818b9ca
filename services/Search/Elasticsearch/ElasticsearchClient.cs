using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Search.Elasticsearch;

/// <summary>An answer that came, good or not.</summary>
internal readonly record struct Answer(HttpStatusCode Status, JsonElement Body)
{
    public bool IsGood => (int)Status is >= 200 and < 300;

    /// <summary>The server's word for what was wrong, such as <c>index_not_found_exception</c>.</summary>
    public string? Problem => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("error", out var error)
        ? error.ValueKind is JsonValueKind.Object && error.TryGetProperty("type", out var type) ? type.GetString() : error.ToString()
        : null;
}

/// <summary>What was asked for isn't there: deleted, or changed over by a rebuild since.</summary>
internal sealed class IndexGoneException(string message) : Exception(message);

/// <summary>
/// Speaks to the nodes of one search server. Every request may be sent twice without harm, so a node that can't be reached or says
/// that it can't now makes place for another, a bounded number of times. What fails for good is an <see cref="UnavailableException"/>.
/// </summary>
internal sealed class ElasticsearchClient : IDisposable
{
    private const int MostTries = 3;
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly Node[] _nodes;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _questions;
    private int _turn;

    public ElasticsearchClient(ElasticsearchOptions options, TimeProvider time)
    {
        (_http, _time) = (ServerConnection.Open(options), time);
        _nodes = [.. options.Urls.Select(u => new Node(u))];
        // While most questions fail, more of them would only keep people waiting and the server from getting well.
        _questions = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = new PredicateBuilder().Handle<UnavailableException>().Handle<TimeoutRejectedException>(),
            })
            .AddTimeout(options.QueryTimeout)
            .Build();
    }

    /// <summary>Runs a person's question, of one request or several, within the time that it may take; while the breaker is open it isn't asked.</summary>
    public async Task<T> Ask<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancel)
    {
        try
        {
            return await _questions.ExecuteAsync(async token => await question(token), cancel);
        }
        catch (Exception failure) when (failure is BrokenCircuitException or TimeoutRejectedException)
        {
            throw new UnavailableException("The search index doesn't answer in time.", failure);
        }
    }

    /// <summary>The answer, which must be a good one.</summary>
    public async Task<JsonElement> Get(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        var answer = await Send(method, path, body, cancel);
        return answer.IsGood ? answer.Body : throw Refused(method, path, answer);
    }

    public Task<Answer> Send(HttpMethod method, string path, object? body, CancellationToken cancel) =>
        Send(method, path, body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, Json.Stored), "application/json", cancel);

    /// <summary>Lines of JSON, as <c>_bulk</c> takes them.</summary>
    public Task<Answer> Bulk(string path, ReadOnlyMemory<byte> lines, CancellationToken cancel) => Send(HttpMethod.Post, path, lines, "application/x-ndjson", cancel);

    /// <summary>Whether the problem is that an index is closed or blocked, which somebody did to it and will undo: nothing is wrong with the request.</summary>
    public static bool IsShut(string? problem) => problem is "index_closed_exception" or "cluster_block_exception";

    public static Exception Refused(HttpMethod method, string path, Answer answer)
    {
        var what = $"{method} /{path} was answered with {(int)answer.Status}: {answer.Problem ?? "no reason"}";
        return answer.Status switch
        {
            HttpStatusCode.BadRequest when !IsShut(answer.Problem) => new InvalidOperationException($"{what} {Shortened(answer.Body)}"),
            HttpStatusCode.NotFound => new IndexGoneException(what),
            _ => new UnavailableException("The search index can't be used.", new InvalidOperationException($"{what} {Shortened(answer.Body)}")),
        };
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> Send(HttpMethod method, string path, ReadOnlyMemory<byte>? body, string type, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var node = Next();
            try
            {
                var answer = await SendTo(node, method, path, body, type, cancel);
                if (answer.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)) return answer;
                node.Until = _time.GetUtcNow() + Aside;
                if (attempt == MostTries) return answer;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                node.Until = _time.GetUtcNow() + Aside;
                if (attempt == MostTries) throw new UnavailableException("The search index can't be reached.", failure);
            }
            catch (OperationCanceledException)
            {
                // Who didn't answer in time may be well again; until then others are asked first.
                node.Until = _time.GetUtcNow() + Aside;
                throw;
            }
            if (attempt >= _nodes.Length) await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), _time, cancel);
        }
    }

    private async Task<Answer> SendTo(Node node, HttpMethod method, string path, ReadOnlyMemory<byte>? body, string type, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(node.Address, path));
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var text = await response.Content.ReadAsByteArrayAsync(cancel);
        if (text.Length == 0 || response.Content.Headers.ContentType?.MediaType is not { } media || !media.Contains("json", StringComparison.Ordinal))
            return new Answer(response.StatusCode, default);
        using var document = JsonDocument.Parse(text);
        return new Answer(response.StatusCode, document.RootElement.Clone());
    }

    // In turn; a node that failed lately only when there is no other.
    private Node Next()
    {
        var (now, first) = (_time.GetUtcNow(), (uint)Interlocked.Increment(ref _turn));
        for (var n = 0u; n < _nodes.Length; n++)
            if (_nodes[(first + n) % _nodes.Length] is { } node && node.Until <= now) return node;
        return _nodes[first % _nodes.Length];
    }

    private static string Shortened(JsonElement body) => body.ValueKind is JsonValueKind.Undefined ? "" : body.ToString() is { Length: > 600 } text ? text[..600] : body.ToString();

    private sealed class Node(Uri address)
    {
        public Uri Address => address;

        public DateTimeOffset Until { get; set; }
    }
}
