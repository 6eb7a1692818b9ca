using Npgsql;
using Secondments.Grains.Store;

namespace Secondments.Grains.Tests.Store;

public sealed class UnreachableTests
{
    [Fact]
    public async Task Says_AConnectionThatIsNotOpenAnyMore_Yes()
    {
        await using var connection = new NpgsqlConnection("Host=127.0.0.1");
        await using var command = new NpgsqlCommand("SELECT 1", connection);

        var broken = await Assert.ThrowsAsync<InvalidOperationException>(() => command.ExecuteReaderAsync(TestContext.Current.CancellationToken));

        Assert.True(Unreachable.Says(broken));
    }

    [Fact]
    public void Says_AMistakeOfOurs_No() => Assert.False(Unreachable.Says(Assert.Throws<InvalidOperationException>(() => Array.Empty<int>().First())));
}
