using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>Faults between the cluster's processes and PostgreSQL, and of PostgreSQL itself.</summary>
public sealed class ClusterDatabaseFaultTests(SharedCluster cluster, ITestOutputHelper output) : ClusterFaults(cluster, output)
{
    private const int Commits = 8;

    /// <summary>No answer takes longer: a pool that has no connection says so after 15 s.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row5_PostgresKilled_SaysSoAndIsSoonWell() => Under(async (journal, _) =>
    {
        Demo.Programs.HoldDown("postgres");
        await Lasts();
        Assert.NotEmpty(journal.Refusals);
        Demo.Programs.GoOn("postgres");
        await Demo.PostgresAnswers();
        Assert.True(await Goes(journal) < WellWithin);
        Assert.True(journal.Longest < Bound, $"An answer took {journal.Longest.TotalSeconds:f1} s");
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row6_TheNetworkCutLateAndHalfOpen_ThePoolHeals() => Under(async (journal, _) =>
    {
        foreach (var (play, goesOn) in ((Action, bool)[])[(Demo.Postgres.Cut, true), (() => Demo.Postgres.Delay = TimeSpan.FromMilliseconds(50), true), (Demo.Postgres.LieHalfOpen, false), (Demo.Postgres.GoDown, false)])
        {
            play();
            if (goesOn) await Goes(journal, commands: 3);
            else await Lasts();
            Demo.Postgres.Heal();
            Assert.True(await Goes(journal) < WellWithin);
        }
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row7_CutDuringCommit_TheSameKeyGetsTheOriginalAnswer() => Under(async (journal, _) =>
    {
        // The statement itself: READ COMMITTED stands where a transaction begins.
        var cut = Demo.Postgres.CutAfter("INSERT INTO commands", "COMMIT\0", Commits);
        // New connections say their statements in words, once.
        Demo.Postgres.Cut();
        await cut.WaitAsync(TimeSpan.FromMinutes(1));
        Demo.Postgres.Heal();
        await Goes(journal);
    }, (journal, _, _) =>
    {
        // They were done before they were turned away: what they were told in the end is what the first would have said.
        var again = journal.All.Where(t => t is { Done: true, TurnedAway: not null }).ToList();
        var original = again.Count(t => Demo.Count("opportunities", $"commands WHERE command_key = '{t.Key}' AND at < {t.TurnedAway!.Value.ToUnixTimeMilliseconds()}") == 1);
        Output.WriteLine($"{again.Count} were sent again, {original} of them had been done");
        Assert.NotEqual(0, original);
        return Task.CompletedTask;
    });
}
