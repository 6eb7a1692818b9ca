using Secondments.Search.Index;
using Secondments.Search.Tests.Index;

namespace Secondments.Search.Tests.Elasticsearch;

public sealed class ElasticsearchWordsTests : WordsContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("elasticsearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("elasticsearch", folder);
}

public sealed class ElasticsearchVisibilityTests : VisibilityContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("elasticsearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("elasticsearch", folder);
}

public sealed class ElasticsearchComparingTests : ComparingContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("elasticsearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("elasticsearch", folder);
}

public sealed class ElasticsearchWritingTests : WritingContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("elasticsearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("elasticsearch", folder);
}

public sealed class ElasticsearchNarrowingTests : NarrowingContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("elasticsearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("elasticsearch", folder);
}

public sealed class OpenSearchWordsTests : WordsContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("opensearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("opensearch", folder);
}

public sealed class OpenSearchVisibilityTests : VisibilityContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("opensearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("opensearch", folder);
}

public sealed class OpenSearchComparingTests : ComparingContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("opensearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("opensearch", folder);
}

public sealed class OpenSearchWritingTests : WritingContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("opensearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("opensearch", folder);
}

public sealed class OpenSearchNarrowingTests : NarrowingContract
{
    protected override async Task<IOpportunityIndex> Open(string folder) => await SearchServerIndex.Open("opensearch", folder);

    protected override Task Clear(string folder) => SearchServerIndex.Clear("opensearch", folder);
}
