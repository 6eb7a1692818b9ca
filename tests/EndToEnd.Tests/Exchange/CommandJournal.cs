using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Demo;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>
/// One body's own system that posts opportunity after opportunity, and keeps a journal of each with its key and what it was
/// told: what a careful client of the API would have to go by after the exchange broke.
/// </summary>
public sealed class CommandJournal(RunningDemo demo, DemoFile.ClientEntry client) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> _asked = new();
    private readonly ConcurrentDictionary<string, byte> _told = new();
    private readonly ConcurrentBag<HttpStatusCode> _refused = [];
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new() { BaseAddress = new Uri(demo.Url) };
    private ExchangeApi? _api;
    private Task _posting = Task.CompletedTask;

    /// <summary>How many were answered as done.</summary>
    public int Told => _told.Count;

    /// <summary>What those were answered that were not done.</summary>
    public IReadOnlyCollection<HttpStatusCode> Refused => _refused;

    public IReadOnlyCollection<string> Titles => [.. _asked.Values];

    public OrganisationId Organisation => client.OrganisationId;

    /// <summary>One session, so that its token outlasts what happens to the exchange.</summary>
    public ExchangeApi Api => _api ??= new ClientSession(_http, new ClientCredentials(client.ClientId, client.ClientSecret)).Api;

    /// <summary>Begins to post, several side by side, until <see cref="End"/>.</summary>
    public async Task Begin(int sideBySide)
    {
        var token = await Api.BearerToken();
        _posting = Task.WhenAll(Enumerable.Range(0, sideBySide).Select(_ => Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                var key = Guid.CreateVersion7().ToString();
                _asked[key] = $"Posted under load {key}";
                await Post(key, token);
            }
        })));
    }

    public async Task End()
    {
        await _end.CancelAsync();
        await _posting;
    }

    /// <summary>Sends everything once more with the keys that it had, as whoever doesn't know the outcome does.</summary>
    public async Task SendAllAgain()
    {
        var token = await Api.BearerToken();
        await Parallel.ForEachAsync(_asked.Keys, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (key, _) =>
            await Eventually.Holds(() => Post(key, token), $"{key} is answered"));
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _http.Dispose();
        _end.Dispose();
    }

    private async Task<bool> Post(string key, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/opportunities")
        {
            Content = JsonContent.Create(new CreateOpportunity(client.OrganisationId, HiringByApi.Details(_asked[key])), options: Json.Stored),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await _http.SendAsync(request, CancellationToken.None);
            if (!answer.IsSuccessStatusCode)
            {
                _refused.Add(answer.StatusCode);
                // It says when to come again, and a good client does.
                await Eventually.ServerIsReady(answer);
                return false;
            }
            _told[key] = 0;
            // What is open is in the search too, so that the index has something to agree with.
            var opportunity = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None)).RootElement;
            using var submit = new HttpRequestMessage(HttpMethod.Post, $"/api/opportunities/{opportunity.GetProperty("id").GetString()}/submit") { Headers = { Authorization = request.Headers.Authorization } };
            submit.Headers.Add("Idempotency-Key", $"{key}-submit");
            using var submitted = await _http.SendAsync(submit, CancellationToken.None);
            return submitted.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The exchange is gone: whether this one was done is not known.
            return false;
        }
    }
}
