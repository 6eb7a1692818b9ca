using Secondments.Search.Index;
using Secondments.Search.Tests.Relevance;

namespace Secondments.Search.Tests.Sqlite;

public sealed class SqliteAdverts : Adverts
{
    protected override async Task<(IOpportunityIndex? Index, string? Missing)> Open(string folder) => (await SqliteIndex.Open(folder), null);
}

[CollectionDefinition(nameof(SqliteRelevance))]
public sealed class SqliteRelevance : ICollectionFixture<SqliteAdverts>;

[Collection(nameof(SqliteRelevance))]
public sealed class SqliteRealAdvertsTests(SqliteAdverts adverts) : RealAdvertsContract(adverts);

[Collection(nameof(SqliteRelevance))]
public sealed class SqliteJudgedSearchesTests(SqliteAdverts adverts) : JudgedSearchesContract(adverts);
