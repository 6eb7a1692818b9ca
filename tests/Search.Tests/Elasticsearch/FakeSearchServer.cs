using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>Answers as it is told, where a real server can't be made to: other versions, TLS, failures.</summary>
internal sealed class FakeSearchServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = [];

    private FakeSearchServer(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Requests as they came, such as <c>GET /</c>.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public string? Authorization { get; private set; }

    /// <summary>Status and body for a request; what isn't answered at once is never answered.</summary>
    public Func<string, (int Status, string Body)?> Answer { get; set; } = _ => (200, "{}");

    public static async Task<FakeSearchServer> Start(X509Certificate2? certificate = null, string name = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var server = new FakeSearchServer(builder.Build());
        server._app.Run(server.Handle);
        await server._app.StartAsync();
        var listening = new Uri(server._app.Urls.First());
        server.Url = new Uri($"{listening.Scheme}://{name}:{listening.Port}/");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task Handle(HttpContext http)
    {
        var asked = $"{http.Request.Method} {http.Request.Path}";
        Authorization = http.Request.Headers.Authorization;
        _asked.Enqueue(asked);
        if (Answer(asked) is not var (status, body))
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }
}
