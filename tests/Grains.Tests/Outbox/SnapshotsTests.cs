using Secondments.Contracts;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Outbox;

/// <summary>What grains tell, outside of any turn.</summary>
public sealed class SnapshotsTests
{
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task TellAgain_PublishesWhatStands_MarkedAndWithoutATurn(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(3));
        await host.Run(jar, new SetOwner("Sam"));
        await Until.True(() => host.Bus.Published.OfType<JarChanged>().Any(), "the turn's snapshot");
        var first = host.Bus.Published.OfType<JarChanged>().Single();

        Assert.Equal(1, await host.Get<ISnapshots>().TellAgain("jar", [jar, Guid.CreateVersion7()], new CommandContext(Actor.System)));

        await Until.True(() => host.Bus.Published.OfType<JarChanged>().Count() == 2, "it is told again");
        var again = host.Bus.Published.OfType<JarChanged>().Last();
        Assert.Equal((3, 2L, true, false), (again.Coins, again.Meta.Version, again.Meta.Replay, first.Meta.Replay));
        Assert.Equal(Jar.Owner, Assert.Single(again.Meta.Organisations));
        // The second turn raised the version and told nothing: what was told is the same all the same.
        Assert.Equal((1L, 16, again.Fingerprint), (first.Meta.Version, first.Fingerprint!.Length, first.Fingerprint));
        Assert.Equal(2, (await host.Grains.Read<JarState>(Jar.Key(jar)))!.Version);
        await host.Run(jar, new AddCoins(1));
        Assert.Equal(4, (await host.Grains.Read<JarState>(Jar.Key(jar)))!.State.Coins);
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task TellAgain_WhileTheFirstTellingWaits_BothAreTold(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        using var open = new ManualResetEventSlim();
        host.Bus.Before = _ => open.Wait(TimeSpan.FromSeconds(30));
        // The first event of a jar is on its way; its snapshot waits behind it.
        await host.Run(jar, new AddCoins(1));
        await host.Run(jar, new SetOwner("Sam"));
        await host.Get<ISnapshots>().TellAgain("jar", [jar], new CommandContext(Actor.System));

        open.Set();

        await Until.True(() => host.Bus.Published.OfType<JarChanged>().Count(e => e.Meta.EntityId == jar) == 2, "the turn's snapshot and the replay");
        Assert.Equal([(1L, false), (2L, true)], host.Bus.Published.OfType<JarChanged>().Where(e => e.Meta.EntityId == jar).Select(e => (e.Meta.Version, e.Meta.Replay)));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task TellAgain_WhileTurnsGoOn_TheNewestIsWhatIsToldLast(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var jars = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var jar in jars) await host.Run(jar, new AddCoins(1));

        var turns = Task.WhenAll(jars.SelectMany(jar => Enumerable.Range(0, 10).Select(_ => host.Run(jar, new AddCoins(1)))));
        for (var i = 0; i < 10; i++) await host.Get<ISnapshots>().TellAgain("jar", jars, new CommandContext(Actor.System));
        await turns;

        await Until.True(() => jars.All(jar => Newest(host, jar) is { Coins: 11, Meta.Version: 11 }), "the highest version tells the last state");
        Assert.All(host.Bus.Published.OfType<JarChanged>(), told => Assert.Equal(told.Coins, told.Meta.Version));
    }

    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Ids_GoThroughAllInTheirOrder_AndReadTellsWhatStands(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store);
        var snapshots = host.Get<ISnapshots>();
        var jars = Enumerable.Range(0, 7).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var (jar, n) in jars.Select((jar, n) => (jar, n))) await host.Run(jar, new AddCoins(n % 2));

        var found = new List<Guid>();
        while (await snapshots.Ids("jar", found.Count == 0 ? null : found[^1], 3) is { Count: > 0 } some) found.AddRange(some);

        Assert.Equal(["jar"], snapshots.KindsOf("jars"));
        Assert.Equal(7, await snapshots.Count("jar"));
        Assert.Equal(jars.OrderBy(id => id.ToString(), StringComparer.Ordinal), found);
        var standing = await snapshots.Read("jar", found);
        Assert.Equal(2, standing.Select(s => s.Snapshot.Fingerprint).Distinct().Count());
        Assert.All(standing, s => Assert.Equal((1L, EventMeta.None), (s.Version, s.Snapshot.Meta)));
    }

    private static JarChanged? Newest(JarHost host, Guid jar) => host.Bus.Published.OfType<JarChanged>().Where(e => e.Meta.EntityId == jar).MaxBy(e => e.Meta.Version);
}
