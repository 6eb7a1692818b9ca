using System.Text;
using System.Text.Json.Nodes;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Probe;

/// <summary>What a request was answered, read whole.</summary>
public sealed record Answer(HttpResponseMessage Message, string Text)
{
    public int Status => (int)Message.StatusCode;

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of a refusal, after checking that it is problem details with all that they must have.</summary>
    public string Code
    {
        get
        {
            Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
            foreach (var member in (string[])["type", "title", "status", "detail", "code", "traceId"]) Assert.NotNull(Json[member]);
            Assert.Equal(Status, (int)Json["status"]!);
            return (string)Json["code"]!;
        }
    }
}

internal static class Sending
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Answer> Ask(this HttpClient client, HttpRequestMessage request)
    {
        var message = await client.SendAsync(request, Cancel);
        return new Answer(message, await message.Content.ReadAsStringAsync(Cancel));
    }

    public static Task<Answer> AskGet(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.Ask(With(new HttpRequestMessage(HttpMethod.Get, path), headers));

    public static Task<Answer> AskPost(this HttpClient client, string path, string json, params (string Name, string Value)[] headers) =>
        client.Ask(With(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, headers));

    public static Task<Answer> AskPut(this HttpClient client, string path, string json, params (string Name, string Value)[] headers) =>
        client.Ask(With(new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, headers));

    private static HttpRequestMessage With(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}

/// <summary>A probe service for all tests of a class.</summary>
public sealed class ProbeFixture : IAsyncLifetime
{
    public ServiceHost Host { get; private set; } = null!;

    public HttpClient Visitor => Host.Visitor();

    public async ValueTask InitializeAsync() => Host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
