using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.ActivityLog;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Erasures;
using Secondments.Hosting.Events;
using Secondments.Hosting.Operator;

namespace Secondments.Hosting.Modules;

/// <summary>
/// A service as a host starts it: what it needs, what it serves, what it listens to. The module's class is the service's
/// table of contents; it holds no logic.
/// </summary>
public abstract class Module
{
    /// <summary>Lower-case, as in queue names, database names and <c>--module</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Addresses that anybody may GET and that need what most people need: a process opens them before it says that it is ready.</summary>
    public virtual IReadOnlyList<string> FirstLooks => [];

    public abstract void Register(ModuleBuilder module);

    public abstract void Map(IEndpointRouteBuilder routes);
}

/// <summary>What a <see cref="Module"/> declares itself with.</summary>
public sealed class ModuleBuilder(string name, IServiceCollection services, IConfiguration configuration)
{
    public string Name { get; } = name;

    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;

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

    /// <summary>A message that this service takes, on the queue <c>service.message</c>. One handler a message and service.</summary>
    public ModuleBuilder Handle<TEvent, THandler>()
        where TEvent : Event
        where THandler : class, IEventHandler<TEvent> =>
        HandleOn<TEvent, THandler>($"{Name}.{QueueNames.Of(typeof(TEvent))}", inOrder: false);

    /// <summary>
    /// The service keeps its own copies of memberships, organisations and account access, from which <see cref="Caller"/>
    /// is made at every request. They share one queue that is taken in order, because the heartbeat behind a membership
    /// says that the membership is in.
    /// </summary>
    public ModuleBuilder KeepsAuthority<TDb>() where TDb : TenantDb
    {
        Services.AddSingleton<AuthorityCopy<TDb>>();
        Services.AddKeyedSingleton<IAuthorityCopy>(Name, (s, _) => s.GetRequiredService<AuthorityCopy<TDb>>());
        Services.AddSingleton<OwnAudit<TDb>>();
        Services.AddSingleton<OperatorNotes<TDb>>();
        // Only where the service knows who an operator is can it show them its records.
        Services.AddKeyedSingleton<IOperatorRecords, OperatorRecords<TDb>>(Name);
        Services.AddKeyedSingleton<IServiceState, ServiceState<TDb>>(Name);
        Services.AddKeyedSingleton<IMailQueue, MailQueue<TDb>>(Name);
        Services.AddKeyedSingleton<IRepublishing, Republishing<TDb>>(Name);
        var queue = $"{Name}.authority";
        HandleOn<MembershipChanged, KeepMemberships<TDb>>(queue, inOrder: true);
        HandleOn<OrganisationChanged, KeepOrganisations<TDb>>(queue, inOrder: true);
        HandleOn<AccountAccessChanged, KeepAccountAccess<TDb>>(queue, inOrder: true);
        HandleOn<MembershipsCurrent, KeepProgress<TDb>>(queue, inOrder: true);
        return this;
    }

    /// <summary>How this service forgets a person: at the event, and at each start for everybody in the ledger.</summary>
    public ModuleBuilder Erases<TErases>() where TErases : class, IErasesPeople
    {
        Services.AddSingleton<TErases>();
        Services.AddSingleton<IErasesPeople>(s => s.GetRequiredService<TErases>());
        return this;
    }

    /// <summary>
    /// What of this service's audit an organisation's admins may read. After <see cref="KeepsAuthority{TDb}"/>, which says who
    /// they are.
    /// </summary>
    public ModuleBuilder ShowsActivity<TDb>(IReadOnlyDictionary<string, ActivityOf> actions) where TDb : TenantDb
    {
        var rules = new ActivityRules(Name, actions);
        Services.AddKeyedSingleton<IActivityLines>(Name, (s, _) => new ActivityLines<TDb>(s.GetRequiredService<IReads<TDb>>(), rules));
        return this;
    }

    /// <summary>Pages for what isn't answered otherwise, outside /api. <c>{0}</c> in <paramref name="path"/> is the status.</summary>
    public ModuleBuilder ErrorPages(string path)
    {
        Services.AddSingleton(new ErrorPages(path));
        return this;
    }

    private ModuleBuilder HandleOn<TEvent, THandler>(string queue, bool inOrder)
        where TEvent : Event
        where THandler : class, IEventHandler<TEvent>
    {
        Services.AddScoped<THandler>();
        Services.AddSingleton<Subscription>(new Subscription<TEvent, THandler>(Name, queue, inOrder));
        return this;
    }
}
