using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Outbox;

public sealed class OutboxRelayTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Relay_TurnsOfOneGrain_ArePublishedInOrder(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => host.Run(jar, new AddCoins(1))));

        await Until.True(() => host.Bus.Published.OfType<JarChanged>().Any(e => e.Meta.Version == 50), "the last snapshot");
        // Each fact; of the snapshots those that no newer one overtook.
        await Until.True(() => host.Bus.Published.OfType<CoinsAdded>().Count() == 50, "50 facts");
        var versions = host.Bus.Published.OfType<JarChanged>().Select(e => e.Meta.Version).ToList();
        Assert.Equal(versions.Order().Distinct(), versions);
        await Until.True(async () => await Waiting(host) == 0, "every row done");
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Relay_TheBusFails_TriesAgainWithTheSameId(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var failed = new List<Guid>();
        host.Bus.Before = e =>
        {
            lock (failed)
            {
                if (failed.Contains(e.Meta.Id)) return;
                failed.Add(e.Meta.Id);
            }
            throw new TimeoutException("The broker is away.");
        };

        await host.Run(Guid.CreateVersion7(), new AddCoins(1));

        await Until.True(() => host.Bus.Published.Count == 2, "both events after a failure each");
        Assert.Equal(failed.Order(), host.Bus.Published.Select(e => e.Meta.Id).Order());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task PublishAgain_SinceAMoment_SendsWhatWasPublishedFromThenOn(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        await host.Run(Guid.CreateVersion7(), new AddCoins(1));
        await Until.True(async () => host.Bus.Published.Count == 2 && await Waiting(host) == 0, "what came before");
        var before = host.Bus.Published.Select(e => e.Meta.Id).ToList();
        host.Clock.Shift = TimeSpan.FromMinutes(5);
        var since = host.Clock.GetUtcNow();
        await host.Run(Guid.CreateVersion7(), new AddCoins(1));
        await Until.True(async () => host.Bus.Published.Count == 4 && await Waiting(host) == 0, "what came after");
        var after = host.Bus.Published.Select(e => e.Meta.Id).Except(before).ToList();

        Assert.Equal(2, await PublishAgain.Since(host.Database, since));

        await Until.True(async () => host.Bus.Published.Count == 6 && await Waiting(host) == 0, "it, once more");
        Assert.Equal(after.Order(), host.Bus.Published.Select(e => e.Meta.Id).Skip(4).Order());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Relay_ATurnThatTellsNothingNew_SendsNoSnapshot(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(1));
        await Until.True(() => host.Bus.Published.Count == 2, "the first snapshot, before a newer one can overtake it");
        await host.Run(jar, new SetOwner("Sam"));
        await host.Run(jar, new AddCoins(1));

        await Until.True(() => host.Bus.Published.Count == 4, "two facts, two snapshots");
        Assert.Equal([1L, 3L], host.Bus.Published.OfType<JarChanged>().Select(e => e.Meta.Version).Order());
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Relay_ATurnThatFellOutOfItsBatch_TellsNothing(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(1), key: "once");
        await host.Run(jar, new AddCoins(1), key: "once");
        await host.Run(jar, new AddCoins(1));

        await Until.True(async () => await Waiting(host) == 0 && host.Bus.Published.OfType<JarChanged>().Any(e => e.Meta.Version == 2), "the second turn's snapshot");
        Assert.Equal(2, host.Bus.Published.OfType<CoinsAdded>().Count());
        Assert.DoesNotContain(host.Bus.Published, e => e.Meta.Version > 2);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Relay_TheReadersAreBehind_SendsTheNewestSnapshotForAll(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        using var open = new ManualResetEventSlim();
        host.Bus.Before = _ => open.Wait(TimeSpan.FromSeconds(30));
        for (var n = 0; n < 20; n++) await host.Run(jar, new AddCoins(1));

        open.Set();

        await Until.True(async () => await Waiting(host) == 0, "every row done, sent or overtaken");
        Assert.Equal(20, host.Bus.Published.OfType<CoinsAdded>().Count());
        // The first may have been on its way already.
        Assert.InRange(host.Bus.Published.OfType<JarChanged>().Count(), 1, 2);
        Assert.Equal(20, host.Bus.Published.OfType<JarChanged>().Last().Meta.Version);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task DoneUpTo_WhileSomethingWaits_AnswersOnlyAfterIt(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var open = false;
        host.Bus.Before = _ =>
        {
            if (!Volatile.Read(ref open)) throw new TimeoutException("The broker is away.");
        };
        await host.Run(Guid.CreateVersion7(), new AddCoins(1));
        var asked = DateTimeOffset.UtcNow;

        var progress = host.Get<IRelayProgress<JarsDb>>().DoneUpTo(TestContext.Current.CancellationToken);
        Assert.False(progress.IsCompleted);
        Volatile.Write(ref open, true);

        Assert.InRange((await progress)!.Value, asked.AddSeconds(-1), DateTimeOffset.UtcNow);
        Assert.Equal(2, host.Bus.Published.Count);
    }

    private static Task<int> Waiting(JarHost host) =>
        host.Reads.Query(Reader.Public, d => d.Set<OutboxRow>().CountAsync(r => r.DoneAt == null));
}
