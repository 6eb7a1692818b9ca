using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Telemetry;

namespace Secondments.Hosting.Modules;

/// <summary>
/// <c>WarmUp</c>: a process opens what its modules name (<see cref="Module.FirstLooks"/>) before it says that it is ready. What that needs is
/// compiled and connected by then, so that the first people after an update don't wait for it. It looks until it was answered three times, or
/// for five seconds: a part that is away keeps nobody from starting.
/// </summary>
internal sealed class WarmUp(IReadOnlyList<Module> modules, IConfiguration configuration, IServer server, EdgeOptions edge, IHostApplicationLifetime lifetime)
    : BackgroundService, IHealthCheck
{
    private const int Rounds = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly bool _isWanted = configuration.GetValue("WarmUp", false);
    private volatile bool _hasLooked;

    public bool IsDone => _hasLooked || !_isWanted;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("It warms up."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (_isWanted) await Look(stoppingToken);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Then it serves without.
        }
        finally
        {
            _hasLooked = true;
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var listens = new TaskCompletionSource();
        await using var told = lifetime.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(enough.Token);
        enough.CancelAfter(Longest);

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = OwnAddress() };
        http.DefaultRequestHeaders.Host = edge.PublicUrl.Authority;
        for (var answered = 0; answered < Rounds;)
        {
            var all = await Task.WhenAll(modules.SelectMany(m => m.FirstLooks).Select(look => IsAnswered(http, look, enough.Token)));
            if (all.All(a => a)) answered++;
            else await Task.Delay(Pause, enough.Token);
        }
    }

    /// <summary>Whatever it is, but not that a part can't be reached: then it wasn't opened.</summary>
    private static async Task<bool> IsAnswered(HttpClient http, string look, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri(look, UriKind.Relative), cancel);
        return answer.StatusCode is not HttpStatusCode.ServiceUnavailable;
    }

    private Uri OwnAddress()
    {
        var listener = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var host = listener.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : listener.Host;
        return new Uri($"{listener.Scheme}://{host}:{listener.Port}");
    }
}

internal static class WarmUpServices
{
    public static void AddWarmUp(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        services.AddHostedService(s => s.GetRequiredService<WarmUp>());
        services.AddHealthChecks().AddCheck<WarmUp>("warm", tags: [Readiness.Ready]);
    }
}
