using Microsoft.EntityFrameworkCore;
using Npgsql;
using Secondments.Grains.Store;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Store;

/// <summary>The second wall, tried with the roles themselves: what a query forgets to say must not matter.</summary>
public sealed class RowSecurityTests
{
    private static readonly Reader Owner = new([Jar.Owner.Value]);
    private static readonly Reader Somebody = new([PrivateViewRow.Public, Guid.CreateVersion7()]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_ThatForgetsWhoseRowsItWants_GetsOnlyTheReaders()
    {
        await using var store = await JarStore.Create(Db.Postgres);
        await using var host = await JarHost.Start(store);
        await host.Run(Guid.CreateVersion7(), new SetLabels(["a", "b"]));

        Assert.Equal(2, await host.Reads.Query(Owner, d => d.Labels.CountAsync()));
        Assert.Equal(0, await host.Reads.Query(Somebody, d => d.Labels.CountAsync()));
        Assert.Equal(0, await host.Reads.Query(Reader.Public, d => d.Labels.CountAsync()));
    }

    [Fact]
    public async Task Query_ThatWouldWrite_IsRefused()
    {
        await using var store = await JarStore.Create(Db.Postgres);
        await using var host = await JarHost.Start(store);
        await host.Run(Guid.CreateVersion7(), new SetLabels(["a"]));

        foreach (var statement in (string[])["DELETE FROM jar_labels", "UPDATE jar_labels SET label = 'b'", "UPDATE grains SET version = 9", "DELETE FROM audit", "CREATE TABLE mine (id int)"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => host.Reads.Query(Owner, d => d.Database.ExecuteSqlRawAsync(statement)));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        Assert.Equal(1, await host.Reads.Query(Owner, d => d.Labels.CountAsync()));
    }

    [Fact]
    public async Task Reader_ThatHasNotSaidForWhom_SeesNothing()
    {
        await using var store = await JarStore.Create(Db.Postgres);
        await using var host = await JarHost.Start(store);
        await host.Run(Guid.CreateVersion7(), new SetLabels(["a"]));
        await using var connection = await host.Get<ServiceDatabase<JarsDb>>().Postgres!.OpenConnectionAsync(Cancel);

        await Execute(connection, $"SET ROLE {RowSecurity.Reader}");

        await Assert.ThrowsAsync<PostgresException>(() => Count(connection));
        await Execute(connection, "RESET ROLE");
    }

    [Fact]
    public async Task Writer_SeesAllAndOwnsNothing()
    {
        await using var store = await JarStore.Create(Db.Postgres);
        await using var host = await JarHost.Start(store);
        await host.Run(Guid.CreateVersion7(), new SetLabels(["a"]));
        await using var connection = await host.Get<ServiceDatabase<JarsDb>>().Postgres!.OpenConnectionAsync(Cancel);

        await Execute(connection, $"SET ROLE {RowSecurity.Writer}");

        Assert.Equal(1L, await Count(connection));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Execute(connection, "ALTER TABLE jar_labels DISABLE ROW LEVEL SECURITY"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await Execute(connection, "RESET ROLE");
    }

    /// <summary>A login that owns the tables and is no superuser, as an operator may have made it.</summary>
    [Fact]
    public async Task Owner_WithoutASet_IsBehindTheWallToo()
    {
        await using var store = await JarStore.Create(Db.Postgres);
        await using var host = await JarHost.Start(store);
        await host.Run(Guid.CreateVersion7(), new SetLabels(["a"]));
        await using var connection = await host.Get<ServiceDatabase<JarsDb>>().Postgres!.OpenConnectionAsync(Cancel);
        var owner = $"owner_{Guid.NewGuid():N}";

        await Execute(connection, $"CREATE ROLE {owner}; GRANT USAGE ON SCHEMA public TO {owner}; ALTER TABLE jar_labels OWNER TO {owner}; SET ROLE {owner}");

        Assert.Equal(0L, await Count(connection));
        await Execute(connection, $"RESET ROLE; ALTER TABLE jar_labels OWNER TO CURRENT_USER; DROP OWNED BY {owner}; DROP ROLE {owner}");
    }

    private static async Task<object?> Count(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM jar_labels", connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static async Task Execute(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
