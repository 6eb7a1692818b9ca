using Secondments.Grains.Tests.Jars;
using Secondments.Kernel;

namespace Secondments.Grains.Tests.Engine;

public sealed class TurnTests
{
    public static TheoryData<Db, bool> Everywhere => new() { { Db.Sqlite, true }, { Db.Sqlite, false }, { Db.Postgres, true }, { Db.Postgres, false } };

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_ACommand_IsThereAfterTheAnswer(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();

        var first = await host.Run(jar, new AddCoins(3));
        var second = await host.Run(jar, new TakeCoins(1));

        Assert.Equal((3, 1L), (first.Value.Value.Coins, first.Value.Version));
        Assert.Equal((2, 2L), (second.Value.Value.Coins, second.Value.Version));
        Assert.Equal(2, await host.Coins(jar));
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_ARefusal_ChangesNothing(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(1));

        var refused = await host.Run(jar, new TakeCoins(5));

        Assert.Equal("jar.too_few", refused.Error!.Code);
        Assert.Equal(1L, (await host.Grains.Read<JarState>(Jar.Key(jar)))!.Version);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_ManyAtOnceOnOneGrainInTwoProcesses_LosesNone(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var one = await JarHost.Start(store, cache);
        await using var two = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();

        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            for (var n = 0; n < 10; n++)
            {
                var result = await (i % 2 == 0 ? one : two).Run(jar, new AddCoins(1));
                if (result.IsOk) Interlocked.Increment(ref done);
                else Assert.Equal("command.contended", result.Error.Code);
            }
        }));

        Assert.Equal(done, await one.Coins(jar));
        Assert.InRange(done, 100, 160);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_TakersRaceForTheLastCoins_NeverTakesMoreThanThereWere(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var one = await JarHost.Start(store, cache);
        await using var two = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await one.Run(jar, new AddCoins(7));

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 2 == 0 ? one : two).Run(jar, new TakeCoins(1))));

        Assert.Equal(7, results.Count(r => r.IsOk) + await two.Coins(jar));
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_TheSameKeyAgain_AnswersAsBeforeAndDoesNothing(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();

        var first = await host.Run(jar, new AddCoins(3), key: "k", body: "b");
        await host.Run(jar, new AddCoins(10));
        var again = await host.Run(jar, new AddCoins(3), key: "k", body: "b");
        var onAnotherGrain = await host.Run(Guid.CreateVersion7(), new AddCoins(3), key: "k", body: "b");

        Assert.Equal(first.Value.Value, again.Value.Value);
        Assert.True(again.Value.Repeated);
        Assert.Equal(jar, onAnotherGrain.Value.Value.Jar);
        Assert.Equal(13, await host.Coins(jar));
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_TheSameKeyWithAnotherBody_IsRefused(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(3), key: "k", body: "b");

        var other = await host.Run(jar, new AddCoins(4), key: "k", body: "other");

        Assert.Equal((ErrorKind.Invalid, "command.key_reused"), (other.Error!.Kind, other.Error.Code));
        Assert.Equal(3, await host.Coins(jar));
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_TheSameKeyManyTimesAtOnce_DoesItOnce(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Run(Guid.CreateVersion7(), new AddCoins(1), key: "once")));

        Assert.Single(results.Select(r => r.Value.Value.Jar).Distinct());
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_ARefusalThatAnotherProcessMadeOld_LooksAgain(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var one = await JarHost.Start(store, cache);
        await using var two = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await one.Run(jar, new AddCoins(1));
        await two.Run(jar, new AddCoins(9));

        Assert.True((await one.Run(jar, new TakeCoins(10))).IsOk);
        Assert.Equal(0, (await two.Run(jar, new Look())).Value.Value.Coins);
    }

    /// <summary>A turn saw what one before it decided; then that fell, and another process's turn has its version.</summary>
    [Theory, InlineData(Db.Sqlite), InlineData(Db.Postgres)]
    public async Task Run_AnAnswerThatRestsOnWhatFell_LooksAgain(Db db)
    {
        await using var store = await JarStore.Create(db);
        await using var one = await JarHost.Start(store);
        await using var two = await JarHost.Start(store);
        var jar = Guid.CreateVersion7();
        await one.Run(jar, new AddCoins(1));
        var goOn = new TaskCompletionSource<int>();
        var held = one.Database.Committer.Exclusively(() => goOn.Task, TestContext.Current.CancellationToken);

        var added = one.Run(jar, new AddCoins(5));
        var looked = one.Run(jar, new Look());
        await two.Run(jar, new TakeCoins(1));
        goOn.SetResult(0);
        await held;

        Assert.Equal(5, (await added).Value.Value.Coins);
        Assert.Contains((await looked).Value.Value.Coins, (int[])[0, 5]);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_ARefusalAfterAWriteThatFailed_IsGiven(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        await host.Run(Guid.CreateVersion7(), new SetUniqueName("mine"));
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(1));
        await host.Run(jar, new SetUniqueName("mine"));

        var refused = await host.Run(jar, new TakeCoins(5));

        Assert.Equal("jar.too_few", refused.Error!.Code);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_WithAnOldVersionExpected_IsStale(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await host.Run(jar, new AddCoins(1));
        await host.Run(jar, new AddCoins(1));

        var stale = await host.Grains.Run(Jar.Key(jar), new AddCoins(1), new CommandContext(Actor.System, ExpectedVersion: 1));
        var right = await host.Grains.Run(Jar.Key(jar), new AddCoins(1), new CommandContext(Actor.System, ExpectedVersion: 2));

        Assert.Equal((ErrorKind.Stale, "jar.stale"), (stale.Error!.Kind, stale.Error.Code));
        Assert.True(right.IsOk);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_ANameThatIsTaken_IsRefusedAndTakesNobodyWithIt(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        await host.Run(Guid.CreateVersion7(), new SetUniqueName("mine"));
        var others = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToList();

        var adds = others.Select(o => host.Run(o, new AddCoins(1))).ToList();
        var taken = host.Run(Guid.CreateVersion7(), new SetUniqueName("mine"));
        var after = others.Select(o => host.Run(o, new AddCoins(1))).ToList();

        Assert.Equal("jar.taken", (await taken).Error!.Code);
        Assert.All(await Task.WhenAll(adds.Concat(after)), r => Assert.True(r.IsOk));
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task UntilFree_AReferenceThatOthersHave_DrawsAnother(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        await host.Run(Guid.CreateVersion7(), new SetUniqueName("mine"));
        var jar = Guid.CreateVersion7();
        var draws = new List<string>();

        var named = await DrawnReference.UntilFree(Jar.Key(jar), drawn =>
        {
            draws.Add(drawn);
            return host.Run(jar, new SetUniqueName(draws.Count < 3 ? "mine" : drawn));
        });
        var never = await DrawnReference.UntilFree(Jar.Key(jar), _ => host.Run(Guid.CreateVersion7(), new SetUniqueName("mine")));

        Assert.True(named.IsOk);
        Assert.Equal(3, draws.Distinct().Count());
        Assert.Equal("jar.taken", never.Error!.Code);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_AMembersOfANewerVersion_SurviveAWrite(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await host.Database.Committer.Write(new Secondments.Grains.Store.Statement(
            "INSERT INTO grains (kind, id, version, schema_version, state, changed_at) VALUES ('jar', $1, 1, 1, $2, 0)", [jar, """{"coins":2,"lid":"blue"}"""]));

        await host.Run(jar, new AddCoins(1));

        await using var context = host.Database.CreateContext();
        var text = context.Set<Secondments.Grains.Store.GrainRow>().Single(r => r.Id == jar).State;
        Assert.Contains("\"lid\":\"blue\"", text);
        Assert.Contains("\"coins\":3", text);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Run_AStateOfANewerSchema_IsUnavailable(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var host = await JarHost.Start(store, cache);
        var jar = Guid.CreateVersion7();
        await host.Database.Committer.Write(new Secondments.Grains.Store.Statement(
            "INSERT INTO grains (kind, id, version, schema_version, state, changed_at) VALUES ('jar', $1, 1, 2, '{}', 0)", [jar]));

        await Assert.ThrowsAsync<UnavailableException>(() => host.Run(jar, new AddCoins(1)));
    }
}
