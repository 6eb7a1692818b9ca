using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Secondments.Demo;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>Somebody who asks and is told, and the organisation for which they do.</summary>
public sealed record Party(string Name, ExchangeApi Api, OrganisationId? Organisation);

/// <summary>A command with its key, and what it was told in the end.</summary>
/// <param name="Subject">What it is about: the title of a post, the id of an application.</param>
/// <param name="InDoubt">Its first answer never came; it was sent again with its key.</param>
public sealed record Told(string Key, string Command, string Subject, HttpStatusCode Status, JsonNode? Answer, bool InDoubt)
{
    public bool Done => (int)Status is >= 200 and < 300;

    public string Code => (string?)Answer?["code"] ?? "";
}

/// <summary>
/// What careful clients do and write down: a key for each command, the same one again until an answer comes, and the answer.
/// Whatever they read on the way is looked through for what belongs to others.
/// </summary>
public sealed partial class Journal(RunningDemo demo) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(demo.Url) };
    private readonly ConcurrentQueue<Told> _told = [];
    private readonly ConcurrentQueue<string> _leaks = [];
    private readonly ConcurrentQueue<string> _rude = [];
    private TaskCompletionSource _back = Settled();
    private int _read;
    private int _asking;
    private int _turnedAway;
    private string? _lastRefusal;

    public IReadOnlyCollection<Told> All => _told;

    /// <summary>Posts that an earlier journal wrote down and saw to be right: this one needn't look at each again.</summary>
    public IReadOnlySet<string> Earlier { get; init; } = new HashSet<string>();

    /// <summary>Answers that held what is another organisation's alone.</summary>
    public IReadOnlyCollection<string> Leaks => _leaks;

    /// <summary>Answers 503 or 429 that didn't say when to come again.</summary>
    public IReadOnlyCollection<string> Rude => _rude;

    /// <summary>Answers 503 or 429: come again.</summary>
    public int TurnedAway => _turnedAway;

    /// <summary>The last of these, for a test that expects none.</summary>
    public string? LastRefusal => _lastRefusal;

    public int Read => _read;

    /// <summary>Commands that wait for their answer now.</summary>
    public int Asking => _asking;

    /// <summary>Stands in texts that only one organisation's people may read.</summary>
    public static string Alone(OrganisationId? organisation) => $"for-{organisation}-alone";

    /// <summary>The exchange is about to be gone: whoever finds it so waits.</summary>
    public void Gone() => _back = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Back() => _back.TrySetResult();

    public async Task<Told> Do(Party who, string command, string subject, string path, object? body = null)
    {
        var key = Guid.CreateVersion7().ToString();
        for (var inDoubt = false; ;)
        {
            Interlocked.Increment(ref _asking);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json.Stored) };
                request.Headers.Add("Idempotency-Key", key);
                var (status, answer) = await Answered(who, request);
                if (status is HttpStatusCode.ServiceUnavailable) continue;
                var told = new Told(key, command, subject, status, answer, inDoubt);
                _told.Enqueue(told);
                return told;
            }
            catch (HttpRequestException)
            {
                // Gone, and whether this one was done is not known.
                inDoubt = true;
                await _back.Task;
            }
            finally
            {
                Interlocked.Decrement(ref _asking);
            }
        }
    }

    /// <summary>Reads, as often as it takes; null where there is nothing for this reader.</summary>
    public async Task<JsonNode?> See(Party who, string path)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                var (status, answer) = await Answered(who, request);
                if (status is HttpStatusCode.ServiceUnavailable) continue;
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{who.Name} reads {path}: {status}");
                return status is HttpStatusCode.OK ? answer : null;
            }
            catch (HttpRequestException)
            {
                await _back.Task;
            }
        }
    }

    /// <summary>Saves on the version that it has now; what was saved already before the exchange was gone is saved again.</summary>
    public async Task Save(Party who, string path, object body)
    {
        while (true)
        {
            try
            {
                using var now = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = await Bearer(who) } };
                using var read = await _http.SendAsync(now);
                if (read.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                {
                    Interlocked.Increment(ref _turnedAway);
                    await Eventually.ServerIsReady(read);
                    continue;
                }
                using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body, body.GetType(), options: Json.Stored) };
                request.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag?.Tag);
                var (status, answer) = await Answered(who, request);
                if (status is HttpStatusCode.ServiceUnavailable) continue;
                Assert.True((int)status < 300, $"{who.Name} saves {path}: {status} {answer}");
                return;
            }
            catch (HttpRequestException)
            {
                await _back.Task;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> Answered(Party who, HttpRequestMessage request)
    {
        request.Headers.Authorization = await Bearer(who);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Interlocked.Increment(ref _read);
        foreach (Match mark in OfOne().Matches(text))
            if (mark.Groups[1].Value != who.Organisation?.ToString()) _leaks.Enqueue($"{who.Name} reads in {request.RequestUri}: {mark.Value}");
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
        {
            Interlocked.Increment(ref _turnedAway);
            if (answer.Headers.RetryAfter?.Delta is null) _rude.Enqueue($"{who.Name} is turned away from {request.RequestUri}: {text}");
            _lastRefusal = $"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {request.Method} {request.RequestUri}: {(int)answer.StatusCode} {text}";
            // It says when to come again, and a good client does.
            await Eventually.ServerIsReady(answer);
            return (HttpStatusCode.ServiceUnavailable, null);
        }
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private static async Task<AuthenticationHeaderValue?> Bearer(Party who)
    {
        if (who.Organisation is null) return null;
        try
        {
            return new("Bearer", await who.Api.BearerToken());
        }
        catch (ApiRefused refused)
        {
            throw new HttpRequestException("No token just now.", refused);
        }
    }

    private static TaskCompletionSource Settled()
    {
        var settled = new TaskCompletionSource();
        settled.SetResult();
        return settled;
    }

    [GeneratedRegex("for-([0-9a-f-]{36})-alone")]
    private static partial Regex OfOne();
}
