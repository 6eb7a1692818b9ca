using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>The RabbitMQ of a cluster as whoever looks after it sees it, past the proxy.</summary>
/// <param name="home">Its folder.</param>
/// <param name="places">Ports and passwords of the cluster.</param>
public sealed class ClusterBroker(string home, IReadOnlyDictionary<string, string> places)
{
    private const string Ear = "whatever-is-told";

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    /// <summary>Waits until it answers and its queues do.</summary>
    public Task IsThere() => Eventually.Holds(async () => await Try(HttpMethod.Get, "aliveness-test/%2F") is not null, "RabbitMQ answers", Bound);

    /// <summary>It believes that it has no memory left, and takes no message, until <see cref="FindMemory"/>.</summary>
    public async Task RunOutOfMemory()
    {
        await Told("set_vm_memory_high_watermark", "0.00001");
        await Eventually.Holds(IsAlarmed, "RabbitMQ has no memory left", Bound);
    }

    public async Task FindMemory()
    {
        await Told("set_vm_memory_high_watermark", "0.4");
        await Eventually.Holds(async () => !await IsAlarmed(), "RabbitMQ has memory again", Bound);
    }

    /// <summary>Deletes all that it keeps: queues, messages, users. It must be down.</summary>
    public void Forget() => Directory.Delete(Path.Combine(home, "data"), recursive: true);

    /// <summary>From now on keeps the id of every message that it is given by a service.</summary>
    public async Task Listen(string service)
    {
        await Ask(HttpMethod.Put, $"queues/%2F/{Ear}", new { durable = true });
        var said = $"Secondments.Contracts.{char.ToUpperInvariant(service[0])}{service[1..]}:";
        foreach (var exchange in (await Ask(HttpMethod.Get, "exchanges/%2F"))!.AsArray().Select(e => (string)e!["name"]!).Where(n => n.StartsWith(said, StringComparison.Ordinal)))
            await Ask(HttpMethod.Post, $"bindings/%2F/e/{Uri.EscapeDataString(exchange)}/q/{Ear}", new { routing_key = "" });
    }

    /// <summary>The ids of all messages since <see cref="Listen"/>, one that came twice twice; ends the listening.</summary>
    public async Task<IReadOnlyList<string>> Heard()
    {
        var given = (await Ask(HttpMethod.Post, $"queues/%2F/{Ear}/get", new { count = 100_000, ackmode = "ack_requeue_false", encoding = "auto", truncate = 1 }))!.AsArray();
        await Ask(HttpMethod.Delete, $"queues/%2F/{Ear}");
        return [.. given.Select(m => (string)m!["properties"]!["message_id"]!)];
    }

    private async Task<bool> IsAlarmed() => (bool)(await Ask(HttpMethod.Get, "nodes"))![0]!["mem_alarm"]!;

    private async Task<JsonNode?> Ask(HttpMethod method, string path, object? body = null) =>
        await Eventually.Gets(() => Try(method, path, body), $"RabbitMQ answers {method} {path}", Bound);

    /// <summary>Its answer, null when it doesn't take it now.</summary>
    private async Task<JsonNode?> Try(HttpMethod method, string path, object? body = null)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{places["rabbit_api"]}/api/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"secondments:{places["rabbit_password"]}")));
        try
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? (text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)) : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Tells the node by its own program, which finds it where <c>rabbit_settings</c> of deploy/native put it.</summary>
    private async Task Told(params string[] words)
    {
        var start = new ProcessStartInfo("bash", ["-c", "source \"$0\"; exec \"$(find_rabbitmq)/rabbitmqctl\" \"$@\"", Path.Combine(Repository.Root, "deploy", "native", "processes.sh"), "--node", $"secondments-{places["rabbit_port"]}@localhost", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = home, ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null", ["ERL_EPMD_PORT"] = places["rabbit_names"], ["ERL_EPMD_ADDRESS"] = "127.0.0.1" },
        };
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        var said = process.StandardOutput.ReadToEndAsync(bound.Token);
        var complained = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        Assert.True(process.ExitCode == 0, await said + await complained);
    }
}
