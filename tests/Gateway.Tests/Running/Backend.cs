using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Secondments.Gateway.Tests.Running;

/// <summary>A request as it came to a backend.</summary>
/// <param name="Target">The path as the backend reads it, and the query as it was sent.</param>
public sealed record Seen(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string? Address);

/// <summary>
/// A replica of a service, for what the gateway does with it: real Kestrel on a loopback port, which answers anything with its
/// name and keeps what it saw. It can be unready, slow, killed and started again at the same address.
/// </summary>
public sealed class Backend : IAsyncDisposable
{
    private readonly ConcurrentQueue<Seen> _seen = new();
    private WebApplication? _app;
    private int _port;

    private Backend(string name) => Name = name;

    public string Name { get; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>What came, health checks left out.</summary>
    public IReadOnlyCollection<Seen> Seen => _seen;

    public bool Ready { get; set; } = true;

    /// <summary>What it does with a request; it answers with its name where nothing is said.</summary>
    public Func<HttpContext, Task>? Does { get; set; }

    public static async Task<Backend> Start(string name)
    {
        var backend = new Backend(name);
        await backend.StartAgain();
        return backend;
    }

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nobody()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    public async Task StartAgain()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Limits.MaxRequestBodySize = null;
            o.Listen(IPAddress.Loopback, _port);
        });
        _app = builder.Build();
        _app.Run(Answer);
        await _app.StartAsync();
        _port = new Uri(_app.Urls.Single()).Port;
    }

    /// <summary>As a service stops: what came is answered, nothing new is taken.</summary>
    public async Task Stop()
    {
        var app = _app!;
        _app = null;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Without waiting for anything: whoever is connected is cut off.</summary>
    public async Task Kill()
    {
        if (_app is not { } app) return;
        _app = null;
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await Kill();

    private async Task Answer(HttpContext context)
    {
        if (context.Request.Path == "/health/ready")
        {
            context.Response.StatusCode = Ready ? 200 : 503;
            return;
        }
        _seen.Enqueue(new Seen(
            context.Request.Method, context.Request.Path.Value + context.Request.QueryString.Value,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Connection.RemoteIpAddress?.ToString()));
        if (Does is { } does) await does(context);
        else await context.Response.WriteAsync(Name);
    }
}
