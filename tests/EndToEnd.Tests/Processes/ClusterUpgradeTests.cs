using System.Diagnostics;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>
/// An update while people work, and its way back. The next version is this one with what <c>NextVersion=true</c> plants: a migration
/// that adds, and a further version of the opportunity's state.
/// </summary>
public sealed class ClusterUpgradeTests(SharedCluster cluster, ITestOutputHelper output) : ClusterFaults(cluster, output)
{
    private const string Next = "NextVersion=true";

    private static readonly TimeSpan BeforeTheFault = TimeSpan.FromSeconds(20);

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public async Task Row19_UpdatedAndTakenBackUnderLoad_NobodyIsToldThatItFailed()
    {
        await ClusterDemo.Build(Next);
        await Under(calm: true, fault: async (journal, _) =>
        {
            await Lasts(BeforeTheFault);
            Output.WriteLine($"{journal.Failed.Count} answers 5xx before the update");
            await UpdateAndTakeBack(journal);
        }, then: (journal, _, _) =>
        {
            Output.WriteLine($"{journal.Read} answers, {journal.Unanswered} requests without one while the gateway was replaced");
            Assert.Empty(journal.Failed);
            return Task.CompletedTask;
        });
    }

    private async Task UpdateAndTakeBack(Journal journal)
    {
        await Update(journal, Next);
        // The next version writes its column, the one before leaves it behind. Changes of one opportunity go to one process, so both
        // have written the same only after the way back.
        var next = Demo.Count("opportunities", "opportunities WHERE next_wrote = version");
        Output.WriteLine($"{next} written by the next version last");
        Assert.NotEqual(0, next);
        Assert.Equal(0, Demo.Count("opportunities", "grains WHERE kind = 'opportunity' AND schema_version <> 1"));
        await Goes(journal);

        await Update(journal);
        await Goes(journal);
        var both = Demo.Count("opportunities", "opportunities WHERE next_wrote < version");
        Output.WriteLine($"{both} written by both, last by the one before");
        Assert.NotEqual(0, both);
    }

    private async Task Update(Journal journal, params string[] properties)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), journal.All.Count);
        await Demo.Update(properties);
        Output.WriteLine($"updated in {Stopwatch.GetElapsedTime(began).TotalSeconds:f0} s, {journal.All.Count - before} commands meanwhile, {journal.Failed.Count} answers 5xx by now");
        foreach (var failed in journal.Failed) Output.WriteLine(failed);
    }
}
