using Secondments.Hosting.Modules;

namespace Secondments.Host;

/// <summary>One module in a process, over the parts of a cluster: PostgreSQL and RabbitMQ, unless settings say otherwise.</summary>
internal static class Process
{
    private static readonly Dictionary<string, string?> OfACluster = new()
    {
        ["Database:Provider"] = "postgres",
        // A replica waits for the step that migrates; it never takes it.
        ["Database:Migrate"] = "false",
        ["Bus:Provider"] = "rabbitmq",
        ["Mail:Provider"] = "smtp",
        // The gateway looks every two seconds whether a replica is ready.
        ["Leaving:Seconds"] = "5",
        ["WarmUp"] = "true",
        // The gateway counts addresses: here they are its own and the portal's.
        ["Edge:RateLimit:Address:PerSecond"] = "0",
    };

    public static WebApplication Build(Wish wish)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Process).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(OfACluster);
        foreach (var file in wish.Settings) builder.Configuration.AddJsonFile(file, optional: false);
        builder.Configuration.AddEnvironmentVariables("SECONDMENTS_");
        // What fills the demo comes in from outside, as people do.
        if (wish.Deed is Deed.FillDemo) builder.Configuration.AddInMemoryCollection([new("Oidc:BackChannel", "")]);
        builder.Logging.ClearProviders().AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            o.UseUtcTimestamp = true;
        }).SetMinimumLevel(LogLevel.Warning);
        // Each page says itself how it may be cached; what a handler can't take is told by its consumption.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error).AddFilter("MassTransit", LogLevel.Critical);
        // That a process isn't ready which starts or stops is no failure.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical).AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        builder.AddModules([Modules.All.Single(m => m.Name == wish.Module)]);
        // Longer than any of what a process does before it leaves.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        return builder.Build().UseModules();
    }
}
