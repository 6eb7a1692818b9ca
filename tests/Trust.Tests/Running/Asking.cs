using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Secondments.Trust.Tests.Running;

/// <summary>What a request was answered, read whole.</summary>
public sealed record Answer(int Status, string? MediaType, string Text, IReadOnlyList<string> Allow)
{
    public bool IsOk => Status is >= 200 and < 400;

    public string Code => (string?)JsonNode.Parse(Text)?["code"] ?? "";

    /// <summary>What is wrong with how it refuses; null when it is problem details with all that they have, or no refusal.</summary>
    public string? WrongRefusal()
    {
        if (IsOk) return null;
        if (MediaType != "application/problem+json") return $"its content type is {MediaType}";
        try
        {
            var problem = JsonNode.Parse(Text)!;
            foreach (var member in (string[])["type", "title", "status", "detail", "code", "traceId"])
                if (problem[member] is null) return $"it has no {member}";
            if ((int)problem["status"]! != Status) return "it names another status";
            return Text.Contains("   at ", StringComparison.Ordinal) || Text.Contains("Exception", StringComparison.Ordinal) ? "it shows a stack" : null;
        }
        catch (JsonException)
        {
            return "it isn't JSON";
        }
    }
}

public static class Asking
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<Answer> Ask(this HttpClient client, string method, string path, string? json = null, string type = "application/json", params (string Name, string Value)[] headers) =>
        client.Ask(method, path, json is null ? null : Encoding.UTF8.GetBytes(json), type, headers);

    public static async Task<Answer> Ask(this HttpClient client, string method, string path, byte[]? body, string type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        // A large body may be refused before it is sent whole.
        request.Headers.ExpectContinue = body?.Length > 100_000;
        using var answer = await client.SendAsync(request, Cancel);
        return new Answer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Cancel), [.. answer.Content.Headers.Allow]);
    }
}
