using Secondments.Grains.Store;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Engine;

/// <summary>
/// A crash at each step: the process stops dead there (every later step throws too), another one starts on the same
/// database, and nothing is lost or done twice.
/// </summary>
public sealed class CrashTests
{
    public static TheoryData<Db, string> Everywhere
    {
        get
        {
            var data = new TheoryData<Db, string>();
            foreach (var db in new[] { Db.Sqlite, Db.Postgres })
            {
                foreach (var moment in new[] { "turn.before-commit", "turn.after-commit", "relay.before-publish", "relay.before-mark", "follow-up.before-run", "follow-up.after-run", "sealer.before-commit", "sealer.after-commit" })
                    data.Add(db, moment);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Crash_AtAStep_NothingIsLostOrDoneTwice(Db db, string moment)
    {
        await using var store = await JarStore.Create(db);
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var published = new List<Guid>();

        await using (var dying = await JarHost.Start(store))
        {
            await dying.Run(from, new AddCoins(10));
            await Until.True(() => dying.Bus.Published.Count == 2, "the first events, before a newer snapshot can overtake one");
            var dead = false;
            dying.Crashes.Reached = reached =>
            {
                if (reached == moment) dead = true;
                if (dead) throw new IOException("The process is dead.");
            };
            try
            {
                await dying.Run(from, new MoveCoins(4, to), key: "move");
            }
            catch (IOException)
            {
                // The caller doesn't know whether it was done.
            }
            await Until.True(() => dead, $"the crash at {moment}");
            published.AddRange(dying.Bus.Published.Select(e => e.Meta.Id));
        }

        await using var next = await JarHost.Start(store);
        var again = await next.Run(from, new MoveCoins(4, to), key: "move");

        Assert.True(again.IsOk);
        await Until.True(async () => await next.Coins(to) == 4, "the coins arrive");
        Assert.Equal(6, await next.Coins(from));
        // add, move's snapshot, arrival: 2 facts and 3 snapshots, each seen at least once.
        await Until.True(() => published.Concat(next.Bus.Published.Select(e => e.Meta.Id)).Distinct().Count() == 5, "every event is published");
        await Until.True(async () => await next.Audit.Verify() is { Sealed: 3, Unsealed: 0, IsWhole: true }, "the audit is whole");
        var rest = await next.Database.ReadAll("SELECT count(*) FROM follow_ups", [], r => r.GetInt64(0), TestContext.Current.CancellationToken);
        Assert.Equal(0, rest[0]);
    }
}
