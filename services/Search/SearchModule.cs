using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Modules;
using Secondments.Search.Consumers;
using Secondments.Search.Elasticsearch;
using Secondments.Search.Features;
using Secondments.Search.Index;
using Secondments.Search.Persistence;
using Secondments.Search.Sqlite;

namespace Secondments.Search;

/// <summary>Finds opportunities: takes snapshots, keeps the index, answers questions.</summary>
public sealed class SearchModule : Module
{
    public override string Name => "search";

    public override IReadOnlyList<string> FirstLooks => ["/api/search/opportunities?q=data%20analyst", "/api/search/opportunities?size=10", "/api/search/suggestions?q=da"];

    public override void Register(ModuleBuilder module)
    {
        module.Database<SearchDb, SqliteSearchDb, PostgresSearchDb>().KeepsAuthority<SearchDb>();

        module.Services.AddSingleton(Engine(module.Configuration));

        module.Handle<OpportunityChanged, IndexOpportunity>();
        module.Handle<OrganisationChanged, IndexOrganisation>();
    }

    // What is set wrong fails the start, not the first search.
    private static Func<IServiceProvider, IOpportunityIndex> Engine(IConfiguration configuration)
    {
        switch (configuration["Search:Engine"])
        {
            case null or "" or "sqlite":
                var path = Path.Combine(configuration["Data"] ?? "data", "search-index.db");
                return services => SqliteOpportunityIndex.Open(path, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<SqliteOpportunityIndex>>());
            case "elasticsearch":
                var options = ElasticsearchOptions.Read(configuration.GetSection("Search:Elasticsearch"));
                return services => new ElasticsearchOpportunityIndex(
                    options, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ElasticsearchOpportunityIndex>>());
            case var other:
                throw new InvalidOperationException($"Search:Engine is «{other}»: it may be sqlite, which it is when not set, or elasticsearch (which speaks to OpenSearch too).");
        }
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
