using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>The disk fills up while much is done, and later has room again.</summary>
[Trait("Kind", "Fault")]
public sealed class DiskFullTests
{
    [Fact]
    public async Task Disk_FullForAWhile_RefusesCommandsReadsOnAndLosesNothing()
    {
        using var disk = SmallDisk.Mount(megabytes: 160);
        await using var demo = await StandaloneDemo.Start(Path.Combine(disk.Path, "data"));
        await using var journal = new CommandJournal(demo, demo.File.Clients.Single(c => c.Organisation == "Leeds City Council"));
        await journal.Begin(sideBySide: 2);
        await Eventually.Holds(() => journal.Told >= 10, "some are posted before");

        disk.Fill();
        // What is freed by the exchange itself, it may use: the disk is filled again until it has nothing left.
        await Eventually.Holds(() =>
        {
            disk.Fill();
            return journal.Refused.Count >= 6;
        }, "commands are refused");

        Assert.All(journal.Refused, status => Assert.True(status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage, $"{status}"));
        Assert.NotEqual(0, (await demo.Visitor.Get<SearchAnswer>("/api/search/opportunities?q=data")).Total);
        Assert.NotEqual(0, (await journal.Api.Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={journal.Organisation}&size=1")).Total);

        disk.Free();
        var told = journal.Told;
        await Eventually.Holds(() => journal.Told >= told + 10, "there is room, and it goes on by itself", TimeSpan.FromSeconds(60));
        await journal.End();
        await journal.SendAllAgain();
        var posted = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await journal.Api.Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={journal.Organisation}&q=Posted&size=100{cursor}");
            posted.AddRange(page.Items.Select(o => o.Title).OfType<string>().Where(t => t.StartsWith("Posted under load", StringComparison.Ordinal)));
            cursor = page.Next is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }
        Assert.Equal(journal.Titles.Order(), posted.Order());
        await Eventually.Holds(async () => (await demo.BrokenAudits()).Count == 0, "the audits are as they were written");
    }
}
