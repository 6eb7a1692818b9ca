using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
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
/// <param name="TurnedAway">When it was told last to come again, which it did with its key.</param>
public sealed record Told(string Key, string Command, string Subject, HttpStatusCode Status, JsonNode? Answer, bool InDoubt, DateTimeOffset? TurnedAway = null)
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
    private readonly ConcurrentQueue<string> _failed = [];
    private readonly ConcurrentQueue<string> _refusals = [];
    private TaskCompletionSource _back = Settled();
    private int _read;
    private int _asking;
    private long _longest;
    private int _unanswered;

    public IReadOnlyCollection<Told> All => _told;

    /// <summary>Posts that an earlier journal wrote down and saw to be right: this one needn't look at each again.</summary>
    public IReadOnlySet<string> Earlier { get; init; } = new HashSet<string>();

    /// <summary>Answers that held what is another organisation's alone.</summary>
    public IReadOnlyCollection<string> Leaks => _leaks;

    /// <summary>Answers 503 or 429 that didn't say when to come again.</summary>
    public IReadOnlyCollection<string> Rude => _rude;

    /// <summary>Answers 503 or 429, come again: when, what for, and the answer.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    /// <summary>Answers 5xx, those that say to come again among them.</summary>
    public IReadOnlyCollection<string> Failed => _failed;

    /// <summary>Requests that got no answer.</summary>
    public int Unanswered => _unanswered;

    /// <summary>How long the slowest answer took, whatever it was.</summary>
    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

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
        DateTimeOffset? turnedAway = null;
        for (var inDoubt = false; ;)
        {
            Interlocked.Increment(ref _asking);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json.Stored) };
                request.Headers.Add("Idempotency-Key", key);
                var (status, answer) = await Answered(who, request);
                if (status is HttpStatusCode.ServiceUnavailable)
                {
                    turnedAway = DateTimeOffset.UtcNow;
                    continue;
                }
                var told = new Told(key, command, subject, status, answer, inDoubt, turnedAway);
                _told.Enqueue(told);
                return told;
            }
            catch (HttpRequestException)
            {
                // Gone, and whether this one was done is not known.
                inDoubt = true;
                await SomebodyListens();
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
                await SomebodyListens();
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
                if ((int)read.StatusCode >= 500) _failed.Enqueue(Line(read, await read.Content.ReadAsStringAsync()));
                if (read.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                {
                    await TurnedAway(who, read);
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
                await SomebodyListens();
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> Answered(Party who, HttpRequestMessage request)
    {
        request.Headers.Authorization = await Bearer(who);
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Took(Stopwatch.GetElapsedTime(began).Ticks);
        Interlocked.Increment(ref _read);
        if ((int)answer.StatusCode >= 500) _failed.Enqueue(Line(answer, text));
        foreach (Match mark in OfOne().Matches(text))
            if (mark.Groups[1].Value != who.Organisation?.ToString()) _leaks.Enqueue($"{who.Name} reads in {request.RequestUri}: {mark.Value}");
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
        {
            await TurnedAway(who, answer);
            return (HttpStatusCode.ServiceUnavailable, null);
        }
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private async Task TurnedAway(Party who, HttpResponseMessage answer)
    {
        var refusal = Line(answer, await answer.Content.ReadAsStringAsync());
        if (answer.Headers.RetryAfter?.Delta is null) _rude.Enqueue($"{who.Name} is turned away: {refusal}");
        _refusals.Enqueue(refusal);
        // It says when to come again, and a good client does.
        await Eventually.ServerIsReady(answer);
    }

    private void Took(long ticks)
    {
        for (var longest = Interlocked.Read(ref _longest); ticks > longest && Interlocked.CompareExchange(ref _longest, ticks, longest) != longest;)
            longest = Interlocked.Read(ref _longest);
    }

    private static string Line(HttpResponseMessage answer, string text) =>
        $"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {text}";

    /// <summary>Who got no answer comes again once there is somebody to ask.</summary>
    private async Task SomebodyListens()
    {
        Interlocked.Increment(ref _unanswered);
        await _back.Task;
        await Eventually.Holds(async () =>
        {
            using var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(_http.BaseAddress!.Host, _http.BaseAddress.Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }, "somebody listens", TimeSpan.FromMinutes(1));
    }

    private async Task<AuthenticationHeaderValue?> Bearer(Party who)
    {
        if (who.Organisation is null) return null;
        try
        {
            return new("Bearer", await who.Api.BearerToken());
        }
        catch (ApiRefused refused)
        {
            if ((int)refused.Status >= 500) _failed.Enqueue($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} a token for {who.Name}: {refused.Message}");
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
