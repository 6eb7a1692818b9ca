using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Xunit;

namespace Secondments.Testing.Servers;

/// <summary>
/// The RabbitMQ that <c>TEST_RABBITMQ</c> (amqp) and <c>TEST_RABBITMQ_API</c> (its management) name, or else one of our own,
/// started once a process from the installed binaries. Tests that need it skip with the reason where there is neither.
/// </summary>
public static class RabbitServer
{
    private static readonly Lazy<Task<(string? Amqp, string? Api, string? Missing)>> Server = new(Find);

    /// <summary>A virtual host, empty; deleted with all its queues when disposed of.</summary>
    public static async Task<RabbitVirtualHost> VirtualHost()
    {
        var (amqp, api, missing) = await Server.Value;
        if (amqp is null || api is null) Assert.Skip(missing!);
        var host = new RabbitVirtualHost(new Uri(amqp), new Uri(api), $"t{Guid.NewGuid():n}"[..16]);
        await host.Create();
        return host;
    }

    private static async Task<(string?, string?, string?)> Find()
    {
        var amqp = Environment.GetEnvironmentVariable("TEST_RABBITMQ");
        var api = Environment.GetEnvironmentVariable("TEST_RABBITMQ_API");
        if (amqp is { Length: > 0 } && api is { Length: > 0 }) return (amqp, api, null);
        var (settings, missing) = await ServerScript.Start("rabbitmq", settings: 2);
        return (settings.GetValueOrDefault("TEST_RABBITMQ"), settings.GetValueOrDefault("TEST_RABBITMQ_API"), missing);
    }
}

/// <summary>A virtual host of one test.</summary>
public sealed class RabbitVirtualHost : IAsyncDisposable
{
    private readonly HttpClient _api;
    private readonly string _name;
    private readonly string _user;

    internal RabbitVirtualHost(Uri amqp, Uri api, string name)
    {
        _name = name;
        _user = api.UserInfo.Split(':')[0];
        _api = new HttpClient { BaseAddress = new UriBuilder(api) { UserName = "", Password = "" }.Uri };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(api.UserInfo))));
        Address = new UriBuilder(amqp) { Path = name }.Uri;
    }

    /// <summary>For <c>Bus:RabbitMq</c>.</summary>
    public Uri Address { get; }

    /// <summary>Messages that lie in a queue, or null when there is no such queue. The broker counts every few seconds only.</summary>
    public async Task<long?> Waiting(string queue)
    {
        var answer = await _api.GetAsync($"/api/queues/{_name}/{Uri.EscapeDataString(queue)}");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<QueueFigures>())!.Messages : null;
    }

    /// <summary>Puts a message on a queue past everybody who could see that it is wrong.</summary>
    public async Task Put(string queue, string body)
    {
        var message = new { properties = new { content_type = "application/vnd.masstransit+json", delivery_mode = 2 }, routing_key = queue, payload = body, payload_encoding = "string" };
        // A management that is busy refuses, and a queue may still be on its way: then nobody has it.
        await Eventually.Holds(async () =>
        {
            var answer = await _api.PostAsJsonAsync($"/api/exchanges/{_name}/amq.default/publish", message);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<Published>())!.Routed;
        }, $"a message on {queue}");
    }

    /// <summary>Gives the first message of a queue out and takes it back, as when who took it died.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> GiveOutAndTakeBack(string queue)
    {
        var given = "";
        await Eventually.Holds(async () =>
        {
            var answer = await _api.PostAsJsonAsync($"/api/queues/{_name}/{Uri.EscapeDataString(queue)}/get", new { count = 1, ackmode = "reject_requeue_true", encoding = "auto" });
            given = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode;
        }, $"the first message of {queue}");
        return given != "[]";
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DeleteAsync($"/api/vhosts/{_name}");
        _api.Dispose();
    }

    internal async Task Create()
    {
        (await _api.PutAsync($"/api/vhosts/{_name}", null)).EnsureSuccessStatusCode();
        (await _api.PutAsJsonAsync($"/api/permissions/{_name}/{_user}", new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode();
    }

    private sealed record QueueFigures(long Messages);

    private sealed record Published(bool Routed);
}
