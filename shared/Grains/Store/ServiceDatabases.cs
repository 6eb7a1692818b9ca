using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Grains.Audit;
using Secondments.Grains.Engine;
using Secondments.Grains.FollowUps;
using Secondments.Grains.Outbox;

namespace Secondments.Grains.Store;

/// <summary>Registers a service's database and what works on it: reads, inbox, relay, follow-ups, sealer.</summary>
public static class ServiceDatabases
{
    public static IServiceCollection AddServiceDatabase<TDb, TSqlite, TPostgres>(this IServiceCollection services, string service, IConfiguration configuration)
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgres : TDb
    {
        var options = DatabaseOptions.From(configuration);
        services.AddEngine();
        if (options.IsSqlite)
            services.AddPooledDbContextFactory<TSqlite>(o => o.UseSqlite(options.ConnectionString(service)));
        else
            services.AddPooledDbContextFactory<TPostgres>((s, o) => o.UseNpgsql(s.GetRequiredService<ServiceDatabase<TDb>>().Postgres!).AddInterceptors(new ReadersFirst()));

        services.AddSingleton(s => new ServiceDatabase<TDb>(service, options, options.IsSqlite
            ? () => s.GetRequiredService<IDbContextFactory<TSqlite>>().CreateDbContext()
            : () => s.GetRequiredService<IDbContextFactory<TPostgres>>().CreateDbContext(), s.GetRequiredService<ILogger<ServiceDatabase<TDb>>>()));
        services.AddSingleton<ServiceDatabase>(s => s.GetRequiredService<ServiceDatabase<TDb>>());
        services.AddSingleton<IReads<TDb>, Reads<TDb>>();
        services.AddSingleton<IInbox<TDb>, Inbox<TDb>>();
        services.AddSingleton<IEntityWrites<TDb>, EntityWrites<TDb>>();
        services.AddSingleton<OutboxRelay<TDb>>();
        services.AddSingleton<IRelayProgress<TDb>>(s => s.GetRequiredService<OutboxRelay<TDb>>());
        services.AddSingleton<IRelayProgress>(s => s.GetRequiredService<OutboxRelay<TDb>>());
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<OutboxRelay<TDb>>());
        services.AddSingleton<AuditSealer<TDb>>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<AuditSealer<TDb>>());
        services.AddSingleton<IHostedService, FollowUpRunner<TDb>>();
        services.AddSingleton<IHostedService, Retention<TDb>>();
        services.AddSingleton<AuditVerifier<TDb>>();
        services.AddSingleton<IAuditVerifier>(s => s.GetRequiredService<AuditVerifier<TDb>>());
        return services;
    }

    /// <exception cref="InvalidOperationException">The kind lacks a step between versions of its state.</exception>
    public static IServiceCollection AddGrainKind<TKind>(this IServiceCollection services, string service) where TKind : class, IGrainKind, new()
    {
        services.AddSingleton(new GrainRegistration(service, StateJson.Checked(new TKind())));
        return services;
    }

    private static void AddEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GrainOptions>();
        services.TryAddSingleton<CrashPoints>();
        services.TryAddSingleton<AuditKey>();
        services.TryAddSingleton<TypeNames>();
        services.TryAddSingleton<LocalGrains>();
        services.TryAddSingleton<IGrains>(s => s.GetRequiredService<LocalGrains>());
        services.TryAddSingleton<ISnapshots>(s => s.GetRequiredService<LocalGrains>());
        // First of all hosted services: whatever starts after it finds the tables there.
        if (services.All(s => s.ImplementationType != typeof(DatabaseStart)))
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, DatabaseStart>());
    }
}
