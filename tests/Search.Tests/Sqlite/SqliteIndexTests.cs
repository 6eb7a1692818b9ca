using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Search.Index;
using Secondments.Search.Sqlite;
using Secondments.Search.Tests.Index;

namespace Secondments.Search.Tests.Sqlite;

internal static class SqliteIndex
{
    public static Task<IOpportunityIndex> Open(string folder) => Task.FromResult<IOpportunityIndex>(SqliteOpportunityIndex.Open(
        Path.Combine(folder, "search-index.db"), TimeProvider.System, NullLogger<SqliteOpportunityIndex>.Instance));
}

public sealed class SqliteWordsTests : WordsContract
{
    protected override Task<IOpportunityIndex> Open(string folder) => SqliteIndex.Open(folder);
}

public sealed class SqliteVisibilityTests : VisibilityContract
{
    protected override Task<IOpportunityIndex> Open(string folder) => SqliteIndex.Open(folder);
}

public sealed class SqliteComparingTests : ComparingContract
{
    protected override Task<IOpportunityIndex> Open(string folder) => SqliteIndex.Open(folder);
}

public sealed class SqliteWritingTests : WritingContract
{
    protected override Task<IOpportunityIndex> Open(string folder) => SqliteIndex.Open(folder);
}

public sealed class SqliteNarrowingTests : NarrowingContract
{
    protected override Task<IOpportunityIndex> Open(string folder) => SqliteIndex.Open(folder);
}
