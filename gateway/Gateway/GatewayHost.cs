using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Secondments.Gateway.Answers;
using Secondments.Gateway.Limits;
using Secondments.Gateway.Replicas;
using Secondments.Gateway.Routing;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Modules;
using Secondments.Hosting.Telemetry;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Secondments.Gateway;

/// <summary>The one way in from outside: what comes is looked at, limited, and passed on to a replica that is well.</summary>
internal static class GatewayHost
{
    /// <param name="args">Settings as <c>--Name value</c>; <c>--settings FILE</c> names a JSON file that is read again when it changes.</param>
    /// <param name="change">What a test has different.</param>
    /// <exception cref="InvalidOperationException">A setting can't be right; the message says which.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(GatewayHost).Assembly.GetName().Name });
        ReadSettings(builder, args);
        Log(builder.Logging);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        builder.AddEdge();
        builder.Services.Configure<KestrelServerOptions>(ConnectionLimits.Set);
        if (builder.Configuration.GetValue("Gateway:SharesPort", false)) builder.Services.Configure<SocketTransportOptions>(SharedPort.Set);
        builder.Services.AddTelemetry(builder.Configuration);
        AddProxy(builder.Services);
        AddStop(builder.Services, builder.Configuration);
        change?.Invoke(builder);
        return Use(builder.Build());
    }

    private static void ReadSettings(WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddEnvironmentVariables("SECONDMENTS_").AddCommandLine(args);
        // Below the environment and the command line, as everywhere.
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        if (builder.Configuration["Settings"] is { Length: > 0 } file)
        {
            var source = new JsonConfigurationSource { Path = Path.GetFullPath(file), ReloadOnChange = true };
            source.ResolveFileProvider();
            sources.Insert(0, source);
        }
        sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Leaving:Seconds", $"{Goodbye.UsualSeconds}")] });
        if (!builder.Configuration.GetSection("Kestrel:Endpoints").Exists() && string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls("http://localhost:8080");
    }

    private static void Log(ILoggingBuilder log) => log.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
        // A start that is refused is told in a sentence, not in a stack trace before it.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
        // That a replica has gone is told once, when it is set aside, not at each look.
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error)
        // The forwarder says the same a moment later.
        .AddFilter("Yarp.ReverseProxy.LoadBalancing", LogLevel.Error)
        // That a stopping gateway isn't ready is no failure.
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);

    private static void AddProxy(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveSettings>();
        services.AddSingleton<IProxyConfigProvider, LiveProxyConfig>();
        services.AddSingleton<ILoadBalancingPolicy, SameReplica>();
        services.AddSingleton<IPassiveHealthCheckPolicy, LostConnections>();
        services.AddReverseProxy()
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(2);
                // A name may come to mean other machines.
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                // What it would tell of a trace, Onwards tells for less.
                handler.ActivityHeadersPropagator = null;
            })
            .AddTransforms(Onwards.Describe);
    }

    private static void AddStop(IServiceCollection services, IConfiguration configuration)
    {
        services.AddLeaving();
        services.AddReadiness();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(configuration.GetValue<double>("Leaving:Seconds")) + Goodbye.LongestRequest);
    }

    private static WebApplication Use(WebApplication app)
    {
        app.UseMiddleware<AnswerHeaders>();
        app.UseMiddleware<Goodbye>();
        app.UseMiddleware<Framing>();
        app.UseMiddleware<ForwardedHeaders>();
        app.UseMiddleware<HostFilter>();
        app.UseResponseCompression();
        app.UseMiddleware<Refusals>();
        app.UseRateLimiter(RateLimits.Of(RateLimits.Addresses(app.Configuration), ClaimedSubject.Limiter(app.Configuration)));
        app.UseMiddleware<Maintenance>();
        app.UseRouting();

        app.MapReadiness();
        // These addresses are let in by any name and without limits: nobody else's may be among them.
        app.Map("/health/{**rest}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).For(Needs.Anyone);
        app.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<BodySize>();
            proxy.UseMiddleware<TryAnother>();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        return app;
    }
}
