using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Modules;
using Secondments.Search.Consumers;
using Secondments.Search.Features;
using Secondments.Search.Index;
using Secondments.Search.Persistence;
using Secondments.Search.Sqlite;

namespace Secondments.Search;

/// <summary>Finds opportunities: takes snapshots, keeps the index, answers questions.</summary>
public sealed class SearchModule : Module
{
    public override string Name => "search";

    public override void Register(ModuleBuilder module)
    {
        module.Database<SearchDb, SqliteSearchDb, PostgresSearchDb>().KeepsAuthority<SearchDb>();

        var path = Path.Combine(module.Configuration["Data"] ?? "data", "search-index.db");
        module.Services.AddSingleton<IOpportunityIndex>(services => SqliteOpportunityIndex.Open(
            path, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<SqliteOpportunityIndex>>()));

        module.Handle<OpportunityChanged, IndexOpportunity>();
        module.Handle<OrganisationChanged, IndexOrganisation>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        SearchOpportunities.Map(routes);
        SuggestWords.Map(routes);
        SuggestSkills.Map(routes);
        ReadSkill.Map(routes);
        FindSimilar.Map(routes);
        RebuildIndex.Map(routes);
        ReadFigures.Map(routes);
        RepairIndex.Map(routes);
    }
}
