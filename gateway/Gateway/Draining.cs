using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Secondments.Gateway;

/// <summary>
/// A stop in three steps: /health/ready says no, so that whoever shares out connections sends no new ones; after
/// <see cref="GatewaySettings.Drain"/> the listeners close; requests under way are finished.
/// </summary>
internal sealed class Draining(IHostApplicationLifetime lifetime, LiveSettings settings) : IHostedLifecycleService, IHealthCheck
{
    /// <summary>How long a stop waits for requests under way.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("It stops.") : HealthCheckResult.Healthy());

    /// <summary>Runs before anything is stopped.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        lifetime.StopApplication();
        await Task.Delay(settings.Now.Drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Who keeps a connection open is told to open the next one elsewhere.</summary>
    public Task SayGoodbye(HttpContext context, RequestDelegate next)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return next(context);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
