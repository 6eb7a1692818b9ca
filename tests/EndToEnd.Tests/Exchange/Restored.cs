using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>What must hold of an exchange that was made of a backup, once a careful client has sent again what it knows.</summary>
public static class Restored
{
    public static async Task HasEverythingOnce(RunningDemo demo, CommandJournal journal)
    {
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
