using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Grains.Store;
using Secondments.Hosting.ActivityLog;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Erasures;
using Secondments.Hosting.Events;
using Secondments.Hosting.Mails;
using Secondments.Hosting.Operator;
using Secondments.Hosting.Secrets;
using Secondments.Hosting.Telemetry;

namespace Secondments.Hosting.Modules;

/// <summary>Starts modules in a process: all of them (standalone) or one (cluster). Nothing in a module knows which.</summary>
public static class ModuleHost
{
    public static WebApplicationBuilder AddModules(this WebApplicationBuilder builder, IReadOnlyList<Module> modules)
    {
        // A wrong wiring fails the start in every environment, not the first request that meets it.
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It warns that key files aren't encrypted; who can read them is the folder's mode (see Keys).
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(modules);

        builder.Services.AddKeys(builder.Configuration);
        builder.AddEdge();
        builder.Services.AddSchemes(builder.Configuration);
        foreach (var module in modules)
            module.Register(new ModuleBuilder(module.Name, builder.Services, builder.Configuration));
        builder.Services.AddSingleton<ErasureLedger>();
        builder.Services.AddHostedService<ApplyErasures>();
        builder.Services.AddApi(modules);
        builder.Services.AddBus(builder.Configuration);
        builder.Services.AddMails(builder.Configuration);
        builder.Services.AddReadiness();
        builder.Services.AddWarmUp();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddLeaving();
        return builder;
    }

    /// <exception cref="InvalidOperationException">An endpoint doesn't declare who it is for.</exception>
    public static WebApplication UseModules(this WebApplication app)
    {
        // Models and routes take longest in a start, and don't need each other.
        var databases = app.Services.GetServices<ServiceDatabase>();
        _ = Task.Run(() => databases.ToList().ForEach(database => database.Warm()));
        app.UseMiddleware<AnswerHeaders>();
        app.UseMiddleware<SendsElsewhere>();
        app.UseMiddleware<ForwardedHeaders>();
        app.UseMiddleware<HostFilter>();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseMiddleware<Problems>();
        app.UseRateLimiter(RateLimits.PerAddress(app.Configuration));
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<Schemes>();
        app.UseRateLimiter(RateLimits.PerSubject(app.Configuration));
        app.UseAuthorization();
        app.UseMiddleware<RequestBodies>();
        app.UseMiddleware<UseCaller>();
        if (app.Services.GetService<IAntiforgery>() is not null) app.UseAntiforgery();

        foreach (var module in app.Services.GetRequiredService<IReadOnlyList<Module>>())
        {
            var routes = app.MapGroup("").WithMetadata(new ModuleTag(module.Name));
            module.Map(routes);
            routes.MapOperatorEndpoints(module.Name);
            routes.MapActivityEndpoints(module.Name);
        }
        app.MapReadiness();
        app.MapApiDescriptions();
        DeclaredAuthority.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints));
        return app;
    }
}
