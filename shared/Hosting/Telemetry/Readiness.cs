using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;

namespace Secondments.Hosting.Telemetry;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its databases and its bus do too, and it stays.</summary>
internal static class Readiness
{
    public const string Ready = "ready";

    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Databases>("databases", tags: [Ready]).AddCheck<Staying>("staying", tags: [Ready]);

    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", Options(_ => false)).For(Needs.Anyone);
        // MassTransit adds its own check with the same tag.
        routes.MapHealthChecks("/health/ready", Options(c => c.Tags.Contains(Ready))).For(Needs.Anyone);
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
        {
            Status = report.Status.ToString().ToLowerInvariant(),
            Parts = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString().ToLowerInvariant()),
        }),
    };

    private sealed class Staying(Leaving leaving) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(leaving.HasBegun ? HealthCheckResult.Unhealthy("It is about to stop.") : HealthCheckResult.Healthy());
    }

    private sealed class Databases(IEnumerable<ServiceDatabase> databases) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            foreach (var database in databases)
            {
                await using var db = database.CreateContext();
                if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy($"The database of {database.Service} can't be reached.");
            }
            return HealthCheckResult.Healthy();
        }
    }
}
