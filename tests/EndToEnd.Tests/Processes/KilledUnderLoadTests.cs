using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>
/// Killed again and again while people hire, at moments that nobody chose; and what must hold, holds. A few times in the ordinary
/// run, where other tests want the machine too; twenty times, each back within 5 s, where faults run alone (<c>tests/run --faults</c>).
/// </summary>
[Trait("Kind", "Fault")]
public sealed class KilledUnderLoadTests(ITestOutputHelper output)
{
    private const int Seed = 20261124;
    private const int SideBySide = 6;

    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(FaultRun.Alone ? 5 : 60);
    private static readonly TimeSpan Heals = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Killed_AtRandomWhilePeopleHire_KeepsWhatMustHold()
    {
        await using var demo = await StandaloneDemo.Start();
        using var journal = new Journal(demo);
        var load = new HiringLoad(demo, journal, Seed);
        var random = new Random(Seed);
        await load.Begin(SideBySide);
        for (var kill = 1; kill <= FaultRun.Kills; kill++)
        {
            var (before, lasts) = (journal.All.Count, TimeSpan.FromMilliseconds(random.Next(500, 5000)));
            var began = Stopwatch.GetTimestamp();
            await Eventually.Holds(() => journal.All.Count > before && Stopwatch.GetElapsedTime(began) > lasts && journal.Asking > 1, "there is load", TimeSpan.FromMinutes(1));
            journal.Gone();
            await demo.Process.KillIt();
            began = Stopwatch.GetTimestamp();
            await demo.StartAgain();
            var back = Stopwatch.GetElapsedTime(began);
            journal.Back();
            output.WriteLine($"Killed {kill}: after {lasts.TotalSeconds:f1} s and {journal.All.Count - before} commands, back in {back.TotalSeconds:f1} s");
            Assert.True(back < BackWithin, $"back after {back.TotalSeconds:f1} s");
        }
        await load.End();
        var invariants = new Invariants(demo, journal, load);

        await invariants.AllHold(Heals);

        // It was worth the while: some were in doubt, some were too late, some asked for too much.
        var told = journal.All;
        output.WriteLine($"{told.Count} commands, {told.Count(t => t.InDoubt)} in doubt; {journal.Read} answers looked through");
        Assert.All([told.Count(t => t.InDoubt), told.Count(t => t.Code == "application.places_filled"), told.Count(t => t.Command == "post" && !t.Done)], n => Assert.NotEqual(0, n));

        await EachIsSeenWhenItDoesNotHold(demo, journal, load, invariants);
    }

    /// <summary>The same checks, after somebody tampered with what each of them looks at.</summary>
    private static async Task EachIsSeenWhenItDoesNotHold(StandaloneDemo demo, Journal journal, HiringLoad load, Invariants invariants)
    {
        var leaking = HiringByApi.Details("Planted under load") with { Description = $"Help us. {Journal.Alone(load.Partner.Organisation)}", Visibility = OpportunityVisibility.Public };
        var planted = await journal.Do(load.Host, "plant", "leaks", "/api/opportunities", new CreateOpportunity(load.Host.Organisation, leaking));
        await journal.Do(load.Host, "plant", "leaks", $"/api/opportunities/{planted.Answer!["id"]}/publish");
        await journal.See(load.Visitor, $"/api/opportunities/{planted.Answer["id"]}");
        Assert.NotEmpty(invariants.NobodyReadsWhatIsAnothers());

        var refused = journal.All.First(t => t.Command == "post" && !t.Done).Subject;
        var full = journal.All.First(t => t.Code == "application.places_filled").Subject;
        // The full one must stay in the list that is counted.
        var fullPost = journal.All.First(t => t.Command == "start" && t.Done && (string?)t.Answer!["id"] == full).Subject;
        var posts = journal.All.Where(t => t.Command == "post" && t.Done && (string?)t.Answer!["id"] != fullPost).ToList();
        await demo.Process.KillIt();
        Run(demo, $"UPDATE candidates SET state = '{ApplicationState.Accepted}' WHERE opportunity = (SELECT opportunity FROM candidates WHERE entity_id = {Id(full)})");
        Run(demo, "UPDATE outbox SET done_at = NULL WHERE id = (SELECT max(id) FROM outbox)");
        Run(demo, "UPDATE audit SET action = 'planted' WHERE number = 3");
        Assert.NotEmpty(invariants.NothingWaitsToBeSent());
        Run(demo, $"DELETE FROM grains WHERE kind = 'opportunity' AND id = {Id((string)planted.Answer["id"]!)}");
        Run(demo, $"DELETE FROM opportunities WHERE entity_id = {Id((string)posts[0].Answer!["id"]!)}");
        Run(demo, $"UPDATE opportunities SET title = '{refused}' WHERE entity_id = {Id((string)posts[1].Answer!["id"]!)}");
        await demo.StartAgain();

        Assert.Contains($"finds {planted.Answer["id"]}", string.Join('\n', await invariants.SearchFindsWhatIsThere()), StringComparison.Ordinal);
        Assert.NotEmpty(await invariants.IndexHoldsWhatIsThere());
        var commands = string.Join('\n', await invariants.EachCommandIsThereOnceOrNot());
        Assert.Contains($"post «{posts[0].Subject}», told Created: there 0 times, not 1", commands, StringComparison.Ordinal);
        Assert.Contains($"post «{refused}», told NotFound: there 1 times, not 0", commands, StringComparison.Ordinal);
        Assert.NotEmpty(await invariants.AuditIsAsItWasWritten());
        Assert.NotEmpty(await invariants.NobodyIsOneTooMany());
    }

    private static string Id(string id) => $"x'{id.Replace("-", "", StringComparison.Ordinal)}'";

    private static void Run(StandaloneDemo demo, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(demo.Data, "opportunities.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
