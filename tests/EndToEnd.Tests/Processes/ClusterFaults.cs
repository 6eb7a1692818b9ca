using System.Diagnostics;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>
/// What the rows of faults share: people hire, something breaks and heals while they do, and what must hold, holds. Short in the
/// ordinary run, as long and as often as trust asks for where faults run alone (<c>tests/run --faults</c>).
/// </summary>
[Trait("Kind", "Fault"), Collection(nameof(SharedCluster))]
public abstract class ClusterFaults(SharedCluster cluster, ITestOutputHelper output)
{
    protected const int Seed = 20261124;

    private const int SideBySide = 4;

    /// <summary>How long what is broken stays so.</summary>
    protected static readonly TimeSpan Broken = TimeSpan.FromSeconds(FaultRun.Alone ? 15 : 3);

    /// <summary>How soon people are served again; other tests want the machine too in the ordinary run.</summary>
    protected static readonly TimeSpan WellWithin = TimeSpan.FromSeconds(FaultRun.Alone ? 10 : 60);

    protected static readonly TimeSpan Heals = TimeSpan.FromSeconds(FaultRun.Alone ? 30 : 60);

    private static readonly TimeSpan LongestFault = TimeSpan.FromMinutes(FaultRun.Alone ? 15 : 2);

    protected ClusterDemo Demo { get; private set; } = null!;

    protected ITestOutputHelper Output => output;

    /// <summary>People hire while <paramref name="fault"/> begins and heals, and for a while after it; then every invariant holds.</summary>
    /// <param name="calm">For rows that time a start or look for what fails, where the machine's own limit must not: <see cref="HiringLoad.IsCalm"/>.</param>
    protected async Task Under(Func<Journal, HiringLoad, Task> fault, Func<Journal, HiringLoad, Invariants, Task>? then = null, bool calm = false)
    {
        Demo = await cluster.Get();
        using var journal = new Journal(Demo) { Earlier = cluster.Seen };
        var load = new HiringLoad(Demo, journal, Seed) { IsCalm = calm };
        var began = Stopwatch.GetTimestamp();
        await load.Begin(SideBySide);
        try
        {
            await Goes(journal);
            await fault(journal, load).WaitAsync(LongestFault);
            await Goes(journal);
        }
        finally
        {
            // Whatever went wrong, the next row finds a cluster that works and that nobody else uses.
            Demo.GoOn();
            await load.End().WaitAsync(LongestFault);
            output.WriteLine($"{journal.All.Count} commands in {Stopwatch.GetElapsedTime(began).TotalSeconds:f1} s, {journal.All.Count(t => t.InDoubt)} in doubt, {journal.Refusals.Count} turned away, the slowest answer after {journal.Longest.TotalSeconds:f1} s");
            if (journal.Refusals.Count > 0) output.WriteLine($"The last that was turned away: {journal.Refusals.Last()}");
        }
        var looks = Stopwatch.GetTimestamp();
        var invariants = new Invariants(Demo, journal, load);
        await invariants.AllHold(Heals);
        Assert.Empty(journal.Rude);
        Assert.DoesNotContain(journal.All, t => (int)t.Status >= 500);
        output.WriteLine($"Looked at in {Stopwatch.GetElapsedTime(looks).TotalSeconds:f1} s");
        if (then is not null) await then(journal, load, invariants);
        foreach (var post in journal.All.Where(t => t.Command == "post" && t.Done)) cluster.Seen.Add((string)post.Answer!["id"]!);
    }

    /// <summary>Waits until commands are done again, and answers how long it took.</summary>
    protected static async Task<TimeSpan> Goes(Journal journal, int commands = 10)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), journal.All.Count(t => t.Done));
        await Eventually.Holds(() => journal.All.Count(t => t.Done) >= before + commands, "people hire", TimeSpan.FromMinutes(1));
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Load goes on for as long as something stays broken.</summary>
    protected static Task Lasts() => Lasts(Broken);

    protected static Task Lasts(TimeSpan how)
    {
        var began = Stopwatch.GetTimestamp();
        return Eventually.Holds(() => Stopwatch.GetElapsedTime(began) >= how, "what is broken has lasted", 2 * how);
    }
}
