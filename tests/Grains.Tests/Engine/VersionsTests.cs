using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Engine;

/// <summary>Two versions of the program on one database, one of which knows a newer state: what an update of replicas one by one needs.</summary>
public sealed class VersionsTests
{
    [Theory, MemberData(nameof(TurnTests.Everywhere), MemberType = typeof(TurnTests))]
    public async Task Run_ByTheVersionBeforeAndTheNext_HoldOneGrainInTurn(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var before = await JarHost.Start(store, cache);
        await using var next = await NextJar.Start<NextJar>(store, cache);
        var jar = Guid.CreateVersion7();

        for (var round = 1; round <= 5; round++)
        {
            Assert.Equal(2 * round - 1, (await before.Run(jar, new AddCoins(1))).Value.Value.Coins);
            Assert.Equal(2 * round, (await next.Run(jar, new AddCoins(1))).Value.Value.Coins);
            // What each of them kept of an earlier turn is not what the other made of it.
            Assert.Equal(2 * round, await before.Coins(jar));
            Assert.Equal(2 * round, (await next.Grains.Read<TallJarState>(Jar.Key(jar)))!.State.Money);
        }

        Assert.Equal("jar.too_few", (await next.Run(jar, new TakeCoins(11))).Error!.Code);
        Assert.Equal((1, 10), await Stored(before, jar, "coins"));
        await Until.True(async () => await before.Audit.Verify() is { Sealed: 10, IsWhole: true }, "ten sealed entries");
    }

    [Theory, MemberData(nameof(TurnTests.Everywhere), MemberType = typeof(TurnTests))]
    public async Task Run_ManyAtOnceByBothVersions_LosesNone(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var before = await JarHost.Start(store, cache);
        await using var next = await NextJar.Start<NextJar>(store, cache);
        var jar = Guid.CreateVersion7();

        var done = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => (n % 2 == 0 ? before : next).Run(jar, new AddCoins(1))));

        Assert.All(done.Where(d => !d.IsOk), refused => Assert.Equal("command.contended", refused.Error!.Code));
        Assert.Equal(done.Count(d => d.IsOk), await before.Coins(jar));
    }

    [Theory, MemberData(nameof(TurnTests.Everywhere), MemberType = typeof(TurnTests))]
    public async Task Run_ByTheNextVersionAndTheOneAfter_HoldOneGrainInTurn(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var next = await NextJar.Start<NextJar>(store, cache);
        await using var later = await NextJar.Start<LaterJar>(store, cache);
        var jar = Guid.CreateVersion7();

        await next.Run(jar, new AddCoins(1));
        await later.Run(jar, new SetNote("for tea"));
        Assert.Equal((2, 1), await Stored(later, jar, "money"));
        await next.Run(jar, new AddCoins(1));
        Assert.Equal((1, 2), await Stored(later, jar, "coins"));
        await later.Run(jar, new AddCoins(1));

        Assert.Equal(new TallJarState(3, Note: "for tea"), (await next.Grains.Read<TallJarState>(Jar.Key(jar)))!.State);
        // Two versions before is one too many.
        await using var before = await JarHost.Start(store, cache);
        await Assert.ThrowsAsync<UnavailableException>(() => before.Run(jar, new AddCoins(1)));
    }

    [Theory, MemberData(nameof(TurnTests.Everywhere), MemberType = typeof(TurnTests))]
    public async Task Run_ByEitherVersion_KeepsWhatOnlyTheOtherKnows(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var before = await JarHost.Start(store, cache);
        await using var next = await NextJar.Start<NextJar>(store, cache);
        var jar = Guid.CreateVersion7();

        await before.Run(jar, new SetUniqueName("tea"));
        await next.Run(jar, new SetNote("for tea"));
        await before.Run(jar, new AddCoins(2));
        await next.Run(jar, new AddCoins(3));

        Assert.Equal(new JarState(5, UniqueName: "tea"), (await before.Grains.Read<JarState>(Jar.Key(jar)))!.State);
        Assert.Equal(new TallJarState(5, Note: "for tea"), (await next.Grains.Read<TallJarState>(Jar.Key(jar)))!.State);
    }

    [Fact]
    public void Write_AStateThatTheStepRenamed_LeavesNothingOfTheOldNameBehind()
    {
        var kind = new LaterJar();
        var (state, json) = StateJson.Read(kind, """{"coins":3,"foreign":"kept"}""", 1);

        var (_, _, stored) = StateJson.Write(kind, state with { Money = 4 }, json);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"money":4,"owner":null,"note":null,"foreign":"kept"}"""), JsonNode.Parse(stored)), stored);
    }

    /// <summary>A state that is written as the older version and read again is the same; so is its JSON, stepped on and back.</summary>
    [Fact]
    public void Steps_OfAnyState_BackAndForwardAgainChangeNothing()
    {
        var kind = new NextJar();
        var texts = Gen.Elements("", "Sam", "ä \"{}\" \u0000", "1.0", null);
        var states = from money in Gen.Choose(int.MinValue, int.MaxValue) from owner in texts from note in texts select new TallJarState(money, owner, note);

        foreach (var state in states.Sample(20, 200))
        {
            var (kept, json, stored) = StateJson.Write(kind, state, before: null);
            var read = StateJson.Read(kind, stored, 1);
            Assert.Equal((state, state), (kept, read.State));
            Assert.Equal(json, read.Json);
            var again = kind.Downcasters[2](kind.Upcasters[1](JsonNode.Parse(stored)!.AsObject()));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(stored), again), stored);
        }
    }

    [Fact]
    public void Start_WithAKindThatLacksAStep_IsRefused()
    {
        Assert.Contains("back", Refused<JarWithoutStepBack>());
        Assert.Contains("to the next", Refused<JarWithoutStep>());
        Assert.Contains("version 3", Refused<JarAheadOfItself>());
        new ServiceCollection().AddGrainKind<NextJar>("jars").AddGrainKind<LaterJar>("jars");

        static string Refused<TKind>() where TKind : class, IGrainKind, new() =>
            Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddGrainKind<TKind>("jars")).Message;
    }

    private static async Task<(int Schema, int Coins)> Stored(JarHost host, Guid jar, string member) => await host.Database.ReadOne(
        "SELECT schema_version, state FROM grains WHERE id = $1", [jar],
        r => (r.GetInt32(0), JsonDocument.Parse(r.GetString(1)).RootElement.GetProperty(member).GetInt32()), TestContext.Current.CancellationToken) ?? default;
}
