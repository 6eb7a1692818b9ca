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

        await Restored.HasEverythingOnce(demo, journal);
    }
}
