using FsCheck.Fluent;
using Secondments.Grains.Tests.Jars;

namespace Secondments.Grains.Tests.Engine;

public sealed class TurnPropertyTests
{
    /// <summary>Random commands on a few jars from two processes, checked against plain integers.</summary>
    [Theory, MemberData(nameof(TurnTests.Everywhere), MemberType = typeof(TurnTests))]
    public async Task Run_AnySequence_AgreesWithTheModel(Db db, bool cache)
    {
        await using var store = await JarStore.Create(db);
        await using var one = await JarHost.Start(store, cache);
        await using var two = await JarHost.Start(store, cache);
        var steps = Gen.ArrayOf(
            from jar in Gen.Choose(0, 2)
            from process in Gen.Choose(0, 1)
            from add in Gen.Elements(true, false)
            from number in Gen.Choose(1, 5)
            select (jar, process, add, number));

        foreach (var sequence in steps.Sample(40, 15))
        {
            var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
            var model = new int[3];
            foreach (var (jar, process, add, number) in sequence)
            {
                var host = process == 0 ? one : two;
                var result = await host.Run(ids[jar], add ? new AddCoins(number) : new TakeCoins(number));
                var allowed = add || model[jar] >= number;
                Assert.Equal(allowed, result.IsOk);
                if (!allowed) continue;
                model[jar] += add ? number : -number;
                Assert.Equal(model[jar], result.Value.Value.Coins);
            }
            for (var i = 0; i < 3; i++) Assert.Equal(model[i], await one.Coins(ids[i]));
        }
    }
}
