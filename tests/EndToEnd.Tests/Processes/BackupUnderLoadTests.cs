using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>A backup is taken while much is done, everything is destroyed, and the backup becomes the exchange.</summary>
[Trait("Kind", "Fault")]
public sealed class BackupUnderLoadTests
{
    [Fact]
    public async Task Restore_OfABackupTakenUnderLoad_HasEverythingOnce()
    {
        await using var demo = await StandaloneDemo.Start();
        using var elsewhere = new TestFolder();
        var backup = elsewhere.File("backup.tar.gz");
        await using var journal = new CommandJournal(demo, demo.File.Clients.Single(c => c.Organisation == "Leeds City Council"));
        await journal.Begin(sideBySide: 4);
        await Eventually.Holds(() => journal.Told >= 40, "some are posted before the backup");

        var (exit, said) = await ExchangeProcess.Run("backup", "--data", demo.Data, "--to", backup);
        Assert.True(exit == 0, said);

        var told = journal.Told;
        await Eventually.Holds(() => journal.Told >= told + 40, "some are posted after it");
        await demo.Process.KillIt();
        await journal.End();
        Directory.Delete(demo.Data, recursive: true);
        (exit, said) = await ExchangeProcess.Run("restore", "--from", backup, "--data", demo.Data);
        Assert.True(exit == 0, said);
        Assert.Contains("The audit is as it was written", said, StringComparison.Ordinal);
        await demo.StartAgain();

        // I1, I2: what was asked for exists once, whether it was answered before the backup, after it, or not at all.
        await journal.SendAllAgain();
        Assert.Equal(journal.Titles.Order(), (await Posted(journal, "")).Order());
        // I3: what was on its way arrives.
        await Eventually.Holds(() => RunningDemo.Services.All(s => demo.Waiting(s) == 0), "nothing waits to be sent", TimeSpan.FromSeconds(30));
        // I4: what is open is found, and nothing else.
        await Eventually.Holds(async () => (await Found(demo)).Order().SequenceEqual((await Posted(journal, "&state=live")).Order()), "search and list agree", TimeSpan.FromSeconds(30));
        // I5: the audit goes on from where the backup was.
        Assert.Empty(await demo.BrokenAudits());
    }

    private static async Task<List<string>> Posted(CommandJournal journal, string which) => await Titles(
        cursor => journal.Api.Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={journal.Organisation}&size=100{which}{cursor}"),
        page => (page.Items.Select(o => o.Title), page.Next));

    private static async Task<List<string>> Found(RunningDemo demo) => await Titles(
        cursor => demo.Visitor.Get<SearchAnswer>($"/api/search/opportunities?organisation=leeds-city-council&size=100{cursor}"),
        page => (page.Items.Select(h => h.Title), page.Next));

    /// <summary>All pages of a list, those of the journal only.</summary>
    private static async Task<List<string>> Titles<TPage>(Func<string, Task<TPage>> get, Func<TPage, (IEnumerable<string?> Titles, string? Next)> read)
    {
        var titles = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var (some, next) = read(await get(cursor));
            titles.AddRange(some.OfType<string>().Where(t => t.StartsWith("Posted under load", StringComparison.Ordinal)));
            cursor = next is null ? null : $"&cursor={Uri.EscapeDataString(next)}";
        }
        return titles;
    }
}
