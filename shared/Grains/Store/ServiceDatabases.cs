using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Secondments.Grains.Store;

/// <summary>Registers a service's database and what works on it.</summary>
public static class ServiceDatabases
{
    public static IServiceCollection AddServiceDatabase<TDb, TSqlite, TPostgres>(this IServiceCollection services, string service, IConfiguration configuration)
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgres : TDb
    {
        return services;
    }

    public static IServiceCollection AddGrainKind<TKind>(this IServiceCollection services, string service) where TKind : class, IGrainKind, new()
    {
        return services;
    }
}
