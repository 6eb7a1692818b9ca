using Secondments.Search.Index;
using Secondments.Search.Tests.Relevance;
using Secondments.Testing.Servers;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>The adverts on a search server.</summary>
public abstract class SearchServerAdverts(string engine) : Adverts
{
    protected override async Task<(IOpportunityIndex? Index, string? Missing)> Open(string folder)
    {
        var (url, missing) = await SearchServer.Given(engine);
        return (url is null ? null : await SearchServerIndex.Open(engine, folder), missing);
    }

    protected override Task Clear(string folder) => SearchServerIndex.Clear(engine, folder);
}

public sealed class ElasticsearchAdverts() : SearchServerAdverts("elasticsearch");

[CollectionDefinition(nameof(ElasticsearchRelevance))]
public sealed class ElasticsearchRelevance : ICollectionFixture<ElasticsearchAdverts>;

[Collection(nameof(ElasticsearchRelevance))]
public sealed class ElasticsearchRealAdvertsTests(ElasticsearchAdverts adverts) : RealAdvertsContract(adverts);

[Collection(nameof(ElasticsearchRelevance))]
public sealed class ElasticsearchJudgedSearchesTests(ElasticsearchAdverts adverts) : JudgedSearchesContract(adverts);

public sealed class OpenSearchAdverts() : SearchServerAdverts("opensearch");

[CollectionDefinition(nameof(OpenSearchRelevance))]
public sealed class OpenSearchRelevance : ICollectionFixture<OpenSearchAdverts>;

[Collection(nameof(OpenSearchRelevance))]
public sealed class OpenSearchRealAdvertsTests(OpenSearchAdverts adverts) : RealAdvertsContract(adverts);

[Collection(nameof(OpenSearchRelevance))]
public sealed class OpenSearchJudgedSearchesTests(OpenSearchAdverts adverts) : JudgedSearchesContract(adverts);
