using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;

namespace Secondments.Hosting.Modules;

/// <summary>
/// A service as a host starts it: what it needs, what it serves, what it listens to. The module's class is the service's
/// table of contents; it holds no logic.
/// </summary>
public abstract class Module
{
    /// <summary>Lower-case, as in queue names, database names and <c>--module</c>.</summary>
    public abstract string Name { get; }

    public abstract void Register(ModuleBuilder module);

    public abstract void Map(IEndpointRouteBuilder routes);
}

/// <summary>What a <see cref="Module"/> declares itself with.</summary>
public sealed class ModuleBuilder(string name, IServiceCollection services, IConfiguration configuration)
{
    public string Name { get; } = name;

    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;

    internal List<(Type Event, Type Handler)> Handlers { get; } = [];

    /// <summary>The service's one database: its context, and the subclass with the migrations of each provider.</summary>
    public ModuleBuilder Database<TDb, TSqlite, TPostgres>()
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgres : TDb
    {
        Services.AddServiceDatabase<TDb, TSqlite, TPostgres>(Name, Configuration);
        return this;
    }

    /// <summary>A kind of grain that lives in this service's database.</summary>
    public ModuleBuilder Grain<TKind>() where TKind : class, IGrainKind, new()
    {
        Services.AddGrainKind<TKind>(Name);
        return this;
    }

    /// <summary>A message that this service takes. One handler a message and service.</summary>
    public ModuleBuilder Handle<TEvent, THandler>()
        where TEvent : Event
        where THandler : class, IEventHandler<TEvent>
    {
        Services.AddScoped<THandler>();
        Handlers.Add((typeof(TEvent), typeof(THandler)));
        return this;
    }
}
