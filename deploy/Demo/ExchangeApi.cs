using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>
/// The exchange as one caller sees it over the API: a person, an organisation's system, or a visitor. Everything that fills
/// an exchange goes this way, so that no rule is passed by.
/// </summary>
public sealed class ExchangeApi(HttpClient http, Func<CancellationToken, Task<string?>> token)
{
    private const int MostTries = 5;

    /// <summary>Somebody who isn't signed in.</summary>
    public static ExchangeApi Visitor(HttpClient http) => new(http, _ => Task.FromResult<string?>(null));

    /// <summary>The token that calls are made with now, for whoever makes calls of their own.</summary>
    public async Task<string> BearerToken(CancellationToken cancel = default) =>
        await token(cancel) ?? throw new InvalidOperationException("A visitor has no token.");

    public async Task<T> Get<T>(string path, CancellationToken cancel = default) => await Read<T>(await Send(HttpMethod.Get, path, null, null, cancel), cancel);

    /// <summary>Null when there is nothing that this caller may see.</summary>
    public async Task<T?> Find<T>(string path, CancellationToken cancel = default) where T : class
    {
        try
        {
            return await Get<T>(path, cancel);
        }
        catch (ApiRefused refused) when (refused.Status is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<T> Post<T>(string path, object body, CancellationToken cancel = default) =>
        await Read<T>(await Send(HttpMethod.Post, path, JsonContent.Create(body, body.GetType(), options: Json.Stored), null, cancel), cancel);

    public async Task Post(string path, object? body = null, CancellationToken cancel = default)
    {
        using var answer = await Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, body.GetType(), options: Json.Stored), null, cancel);
    }

    public async Task<T> Post<T>(string path, HttpContent content, CancellationToken cancel = default) => await Read<T>(await Send(HttpMethod.Post, path, content, null, cancel), cancel);

    public async Task Put(string path, object body, long version, CancellationToken cancel = default)
    {
        using var answer = await Send(HttpMethod.Put, path, JsonContent.Create(body, body.GetType(), options: Json.Stored), version, cancel);
    }

    /// <exception cref="ApiRefused">The answer is a refusal.</exception>
    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, long? version, CancellationToken cancel)
    {
        // One key for all tries: whatever happened to the first, the command is done once.
        var key = Guid.CreateVersion7().ToString();
        var body = content is null ? null : await content.ReadAsByteArrayAsync(cancel);
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = content!.Headers.ContentType } };
            if (await token(cancel) is { } bearer) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            if (method == HttpMethod.Post) request.Headers.Add("Idempotency-Key", key);
            if (version is { } v) request.Headers.TryAddWithoutValidation("If-Match", $"\"{v}\"");
            var answer = await http.SendAsync(request, cancel);
            if (answer.IsSuccessStatusCode) return answer;
            if (tries < MostTries && answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancel);
                answer.Dispose();
                continue;
            }
            throw await ApiRefused.From(method, path, answer, cancel);
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken cancel)
    {
        using (answer)
        {
            return (await answer.Content.ReadFromJsonAsync<T>(Json.Stored, cancel))!;
        }
    }
}

/// <summary>The exchange refused, and said why.</summary>
public sealed class ApiRefused(HttpStatusCode status, string code, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>Of the problem details: <c>opportunity.not_found</c>.</summary>
    public string Code { get; } = code;

    internal static async Task<ApiRefused> From(HttpMethod method, string path, HttpResponseMessage answer, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        var code = "";
        try
        {
            using var problem = JsonDocument.Parse(text);
            if (problem.RootElement.TryGetProperty("code", out var named)) code = named.GetString() ?? "";
        }
        catch (JsonException)
        {
            // Not problem details: the text says what there is.
        }
        return new ApiRefused(answer.StatusCode, code, $"{method} {path} answered {(int)answer.StatusCode}: {text}");
    }
}
