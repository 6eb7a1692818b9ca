using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Secondments.Hosting.Modules;
using Secondments.Testing.Servers;
using Secondments.Testing.Time;

namespace Secondments.Testing.Hosts;

/// <summary>
/// Modules as a host runs them, in this process: real Kestrel on a loopback port, real database, real bus. What other
/// services would tell is told by <see cref="Tenants"/>; who calls is said by tokens of a <see cref="TestIssuer"/>.
/// </summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly ServiceHostOptions _options;
    private readonly TestFolder _folder = new();
    private readonly PostgresDatabases? _postgres;
    private readonly RabbitVirtualHost? _rabbit;
    private readonly List<HttpClient> _clients = [];
    private WebApplication? _app;

    private ServiceHost(ServiceHostOptions options, TestIssuer issuer, PostgresDatabases? postgres, RabbitVirtualHost? rabbit)
    {
        (_options, Issuer, _postgres, _rabbit) = (options, issuer, postgres, rabbit);
        Tenants = new TestTenants(this);
    }

    /// <summary>Where it listens, and its <c>PublicUrl</c>. The same after <see cref="Restart"/>.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The host is stopped.");

    /// <summary>The host's clock: real, and movable.</summary>
    public ShiftedClock Clock { get; } = new();

    public TestIssuer Issuer { get; }

    /// <summary>Organisations and members, told by the events that the service Organisations would tell.</summary>
    public TestTenants Tenants { get; }

    /// <summary>The host's data folder: its SQLite files, and what else it keeps.</summary>
    public string Data => _folder.Path;

    /// <summary>The folder in which its mails arrive.</summary>
    public string Mails => _folder.File("mail");

    /// <summary>Starts <paramref name="modules"/>; skips the test, with the reason, where the topology needs a server that isn't here.</summary>
    public static Task<ServiceHost> Start(Topology topology, params IReadOnlyList<Module> modules) =>
        Start(new ServiceHostOptions(topology, modules));

    /// <inheritdoc cref="Start(Topology, IReadOnlyList{Module})"/>
    public static async Task<ServiceHost> Start(ServiceHostOptions options)
    {
        var postgres = options.Topology.HasPostgres() ? await PostgresServer.Databases() : null;
        var rabbit = options.Topology.HasRabbitMq() ? await RabbitServer.VirtualHost() : null;
        var host = new ServiceHost(options, await TestIssuer.Start(), postgres, rabbit);
        try
        {
            await host.StartOnFreePort();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client that calls as nobody.</summary>
    public HttpClient Visitor() => Client(null);

    /// <summary>A client that calls as <paramref name="caller"/>, with a token of now.</summary>
    public HttpClient As(TestCaller caller) => Client(Issuer.TokenFor(caller, Clock.GetUtcNow()));

    /// <summary>A client that sends <paramref name="token"/>, whatever it is. Redirects are not followed and cookies not kept.</summary>
    public HttpClient Client(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _clients.Add(client);
        return client;
    }

    /// <summary>Its broker, where its topology has one.</summary>
    public RabbitVirtualHost? Rabbit => _rabbit;

    /// <summary>Stops and starts again on the same data, as after an update.</summary>
    /// <param name="meanwhile">What happens while it is stopped.</param>
    public async Task Restart(Func<Task>? meanwhile = null)
    {
        await Stop();
        if (meanwhile is not null) await meanwhile();
        await Launch();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await Stop();
        await Issuer.DisposeAsync();
        if (_rabbit is not null) await _rabbit.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartOnFreePort()
    {
        for (var attempt = 1; ; attempt++)
        {
            Address = new Uri($"http://127.0.0.1:{FreePort()}");
            try
            {
                await Launch();
                return;
            }
            // Between looking and listening somebody else took the port.
            catch (IOException e) when (e.InnerException is AddressInUseException && attempt < 5)
            {
                await Stop();
            }
        }
    }

    private async Task Launch()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(Settings());
        builder.WebHost.UseUrls(Address.OriginalString);
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new TestLog(_options.LogLevel));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddModules(_options.Modules);
        _options.Configure?.Invoke(builder.Services);
        _app = builder.Build();
        _app.UseModules();
        await _app.StartAsync();
        if (!_options.Modules.Any(m => m.Name == TestTenants.Owner)) Tenants.BeginHeartbeat();
    }

    /// <summary>Takes the services away without stopping, as a process does that breaks off, and starts again on the same data.</summary>
    public async Task BreakOff()
    {
        await Tenants.EndHeartbeat();
        var app = _app!;
        _app = null;
        await app.DisposeAsync();
        await Launch();
    }

    private async Task Stop()
    {
        await Tenants.EndHeartbeat();
        if (_app is not { } app) return;
        _app = null;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["PublicUrl"] = Address.OriginalString,
            ["Data"] = Data,
            ["Database:Provider"] = _postgres is null ? "sqlite" : "postgres",
            ["Database:Postgres"] = _postgres?.ConnectionString,
            ["Bus:Provider"] = _rabbit is null ? "memory" : "rabbitmq",
            ["Bus:RabbitMq"] = _rabbit?.Address.OriginalString,
            ["Mail:Provider"] = "folder",
            ["Mail:Folder"] = Mails,
            ["Oidc:Authority"] = Issuer.Address.OriginalString.TrimEnd('/'),
            ["Edge:RateLimit:Address:PerSecond"] = "0",
            ["Edge:RateLimit:Subject:PerSecond"] = "0",
        };
        foreach (var (key, value) in _options.Settings) settings[key] = value;
        return settings;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
