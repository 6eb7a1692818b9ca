using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Forms;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Clients;

/// <summary>
/// How the portal asks a service: over its public API only, as the person whose request this is. Each service has a client
/// of its own over this one, typed by the service's contracts and without logic.
/// </summary>
internal abstract class ApiClient(HttpClient http, ApiCall call)
{
    /// <summary>How long a service may take to begin its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceWithMuch = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceWithFiles = TimeSpan.FromMinutes(5);

    protected Task<Answer<T>> Get<T>(string path, CancellationToken cancel) => Send<T>(HttpMethod.Get, path, null, null, cancel);

    /// <summary>What takes a service longer, since it looks at everything that it has.</summary>
    protected Task<Answer<T>> GetPatiently<T>(string path, CancellationToken cancel) => SendFor(HttpMethod.Get, path, null, null, Read<T>, cancel, PatienceWithMuch);

    /// <summary>The answer's body as it comes, for a file to download.</summary>
    protected Task<Answer<Download>> GetFile(string path, CancellationToken cancel) => SendFor(HttpMethod.Get, path, null, null, ReadFile, cancel);

    /// <summary>The answer's body before it is read, for a file that is too long to hold. Whoever gets it disposes of it.</summary>
    protected async Task<Answer<OpenedFile>> OpenFile(string path, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        await call.Prepare(request, cancel);
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            waiting.CancelAfter(Patience);
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
            if (response.IsSuccessStatusCode) return new(new OpenedFile(response), null);
            using (response) return new(default, await call.ProblemOf(response, cancel));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new UnavailableException($"A service can't be reached: {GetType().Name}", e);
        }
    }

    protected Task<Answer<T>> Post<T>(string path, object? body, CancellationToken cancel, long? version = null) => Send<T>(HttpMethod.Post, path, Json(body), version, cancel);

    protected Task<Answer<Done>> Post(string path, object? body, CancellationToken cancel, long? version = null) => Send<Done>(HttpMethod.Post, path, Json(body), version, cancel);

    /// <summary>Sends a file, which may take its time.</summary>
    protected Task<Answer<T>> PostContent<T>(string path, HttpContent content, CancellationToken cancel) =>
        SendFor(HttpMethod.Post, path, content, null, Read<T>, cancel, PatienceWithFiles);

    /// <param name="version">For If-Match: what the form was filled from.</param>
    protected Task<Answer<T>> Put<T>(string path, object body, long? version, CancellationToken cancel) => Send<T>(HttpMethod.Put, path, Json(body), version, cancel);

    protected Task<Answer<Done>> Delete(string path, CancellationToken cancel, long? version = null) => Send<Done>(HttpMethod.Delete, path, null, version, cancel);

    private Task<Answer<T>> Send<T>(HttpMethod method, string path, HttpContent? body, long? version, CancellationToken cancel) =>
        SendFor(method, path, body, version, Read<T>, cancel);

    private async Task<Answer<T>> SendFor<T>(HttpMethod method, string path, HttpContent? body, long? version, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancel, TimeSpan? patience = null)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(patience ?? Patience);
        using var request = new HttpRequestMessage(method, path) { Content = body };
        await call.Prepare(request, cancel);
        if (version is { } v) request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{v}\""));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
            if (!response.IsSuccessStatusCode) return new(default, await call.ProblemOf(response, cancel));
            return new(await read(response, cancel), null, VersionOf(response));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new UnavailableException($"A service can't be reached: {GetType().Name}", e);
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken cancel)
    {
        if (typeof(T) == typeof(Done)) return (T)(object)Done.Instance;
        await using var content = await response.Content.ReadAsStreamAsync(cancel);
        return await JsonSerializer.DeserializeAsync<T>(content, Kernel.Json.Stored, cancel)
            ?? throw new UnavailableException("A service answered with nothing.");
    }

    private static async Task<Download> ReadFile(HttpResponseMessage response, CancellationToken cancel) => new(
        await response.Content.ReadAsByteArrayAsync(cancel),
        response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream",
        response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));

    private static long? VersionOf(HttpResponseMessage response) =>
        long.TryParse(response.Headers.ETag?.Tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static ByteArrayContent Json(object? body)
    {
        var content = new ByteArrayContent(body is null ? "{}"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Requests));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    // Absent and null mean the same: what isn't said isn't sent.
    private static readonly JsonSerializerOptions Requests = new(Kernel.Json.Stored) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
}

/// <summary>A file that a service gave.</summary>
public sealed record Download(byte[] Content, string ContentType, string? FileName);

/// <summary>A file that a service is still writing: passed on as it comes.</summary>
public sealed class OpenedFile(HttpResponseMessage response) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        using (response)
        {
            var to = context.HttpContext.Response;
            to.ContentType = response.Content.Headers.ContentType?.ToString();
            to.Headers.ContentDisposition = response.Content.Headers.ContentDisposition?.ToString();
            await response.Content.CopyToAsync(to.Body, context.HttpContext.RequestAborted);
        }
    }
}

/// <summary>What every call carries: whose it is, from where, and the key of the form that causes it.</summary>
internal sealed class ApiCall(IHttpContextAccessor http, AccessTokens tokens, SentForm form)
{
    public async Task Prepare(HttpRequestMessage request, CancellationToken cancel)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.Method == HttpMethod.Post) request.Headers.Add("Idempotency-Key", form.NextIdempotencyKey());
        if (http.HttpContext is not { } context) return;
        if (context.Connection.RemoteIpAddress is { } address) request.Headers.Add("X-Forwarded-For", address.ToString());
        if (context.Features.Get<PortalSession>() is not { } session) return;
        var fresh = await tokens.Fresh(session, cancel);
        if (fresh != session) context.Features.Set(fresh);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", fresh.Content.AccessToken);
    }

    /// <exception cref="SessionEndedException">The service refuses the session's token.</exception>
    public async Task<ApiProblem> ProblemOf(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status == StatusCodes.Status401Unauthorized && http.HttpContext?.Features.Get<PortalSession>() is not null) throw new SessionEndedException();
        var retry = response.Headers.RetryAfter?.Delta;
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancel);
            var told = await JsonSerializer.DeserializeAsync<Told>(content, Json.Stored, cancel);
            if (told?.Code is { } code) return new(status, code, told.Detail ?? "", told.Errors ?? [], told.Allowed ?? [], retry);
        }
        catch (JsonException)
        {
            // Whoever answered isn't one of our services; its status says enough.
        }
        return new(status, "service.unknown", "", [], [], retry);
    }

    private sealed record Told(string? Code, string? Detail, IReadOnlyList<FieldError>? Errors, IReadOnlyList<string>? Allowed);
}
