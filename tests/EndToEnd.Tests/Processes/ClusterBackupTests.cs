using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Demo;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>A cluster is copied while much is done, everything of it is destroyed, and the backup becomes the cluster.</summary>
[Trait("Kind", "Fault"), Collection(nameof(SharedCluster))]
public sealed class ClusterBackupTests
{
    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public async Task Restore_OfABackupTakenUnderLoad_HasEverythingOnceAndNobodyErased()
    {
        await using var demo = await ClusterDemo.Start();
        using var elsewhere = new TestFolder();
        var (backup, ledger) = (elsewhere.File("backup.tar.gz"), elsewhere.File("erasures.log"));
        await using var journal = new CommandJournal(demo, demo.File.Clients.Single(c => c.Organisation == "Leeds City Council"));
        await journal.Begin(sideBySide: 4);
        await Eventually.Holds(() => journal.Told >= 40, "some are posted before the backup", TimeSpan.FromMinutes(1));

        await demo.BackUp(backup);

        var told = journal.Told;
        await Eventually.Holds(() => journal.Told >= told + 40, "some are posted after it", TimeSpan.FromMinutes(1));
        await journal.End();
        var sam = (await Members(demo)).Single(m => m.Name == "Sam Okafor");
        await File.WriteAllTextAsync(ledger, $"{{\"person\":\"{sam.Member}\",\"at\":\"2026-11-27T10:00:00Z\"}}\n");
        await demo.Destroy();
        var said = await demo.Restore(backup, ledger);

        Assert.Contains("1 erased by", said, StringComparison.Ordinal);
        await Restored.HasEverythingOnce(demo, journal);
        await Assert.ThrowsAsync<ApiRefused>(() => demo.As(sam.Name!).BearerToken());
        Assert.DoesNotContain(await Members(demo), m => m.Name == sam.Name);
    }

    private static async Task<IReadOnlyList<MemberAnswer>> Members(RunningDemo demo) =>
        (await demo.As("Helen Marsh").Get<ListOf<MemberAnswer>>($"/api/organisations/{demo.Person("Helen Marsh").OrganisationId}/members?size=100")).Items;
}
