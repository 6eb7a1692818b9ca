using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Grains.Store;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Store;

public sealed class ViewTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Project_RowsThatTheStateNoLongerHas_AreDeleted(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new SetLabels(["a", "b"]));
        await host.Run(jar, new SetLabels(["b", "c"]));

        var labels = await host.Reads.Query(new Reader([Jar.Owner.Value]), d => d.Labels.Where(l => l.EntityId == jar).OrderBy(l => l.Label).ToListAsync());

        Assert.Equal(["b", "c"], labels.Select(l => l.Label));
        Assert.All(labels, l => Assert.Equal([Jar.Owner.Value], l.Readers));
        Assert.All(labels, l => Assert.Equal(2, l.Version));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Keep_AnOlderSnapshot_ChangesNothing(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var inbox = host.Get<IInbox<JarsDb>>();
        var id = Guid.CreateVersion7();

        foreach (var (version, coins, removed) in new[] { (2L, 20, false), (1L, 10, false), (3L, 30, true), (2L, 20, false) })
            await inbox.Keep(Message(id, version) with { Removed = removed }, [new CopiedRow { Id = id, Coins = coins }], TestContext.Current.CancellationToken);

        var row = await host.Reads.Query(Reader.Public, d => d.Copies.SingleAsync(c => c.Id == id));
        Assert.Equal((3L, 30, true), (row.CopyVersion, row.Coins, row.Removed));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Once_TheSameMessageAgain_HasNoEffect(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var inbox = host.Get<IInbox<JarsDb>>();
        var message = Message(Guid.CreateVersion7(), 1);

        var first = await inbox.Once(message, "counter", [new CopiedRow { Id = Guid.CreateVersion7() }], TestContext.Current.CancellationToken);
        var again = await inbox.Once(message, "counter", [new CopiedRow { Id = Guid.CreateVersion7() }], TestContext.Current.CancellationToken);
        var byAnother = await inbox.Once(message, "another", [new CopiedRow { Id = Guid.CreateVersion7() }], TestContext.Current.CancellationToken);

        Assert.Equal((true, false, true), (first, again, byAnother));
        Assert.Equal(2, await host.Reads.Query(Reader.Public, d => d.Copies.CountAsync()));
    }

    private static JarChanged Message(Guid id, long version) =>
        new(id, 0) { Meta = EventMeta.None with { Id = Guid.CreateVersion7(), EntityId = id, Version = version } };
}
