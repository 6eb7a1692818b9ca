using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Grains.Audit;
using Secondments.Grains.Store;
using Secondments.Hosting.Erasures;

namespace Secondments.Standalone.Backups;

/// <summary>Makes a data folder of a backup: into an empty folder only, whole or not at all, and looked through before it is good.</summary>
internal static class RestoreBackup
{
    public static async Task<int> Run(Flags flags)
    {
        var (from, data) = (flags.Source!, flags.Data);
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any(f => !DataFolder.IsLock(f)))
            throw new StartRefused($"The folder {data} is not empty, and nothing in it is written over. Give --data a folder that is empty or new.");
        if (flags.Erasures is { } given && !File.Exists(given)) throw new StartRefused($"There is no file {given}.");
        using var folder = DataFolder.Open(data, demo: false);
        File.WriteAllText(folder.HalfRestored, "");
        try
        {
            var manifest = Unpack(from, data);
            MergeErasures(data, flags.Erasures);
            foreach (var database in manifest.Files.Where(f => f.IsDatabase)) Check(Path.Combine(data, database.Path), from);
            var faults = await LookThrough(flags);
            File.Delete(folder.HalfRestored);
            return Tell(manifest, data, faults);
        }
        catch (Exception e) when (e is StartRefused or IOException or UnauthorizedAccessException or SqliteException or NewerDataException)
        {
            Empty(data);
            throw e as StartRefused ?? new StartRefused($"Nothing was restored: {e.Message}");
        }
    }

    private static Manifest Unpack(string from, string data)
    {
        Manifest? manifest = null;
        Archive.Unpack(from, read => manifest = read, (kept, content) =>
        {
            var written = PrivateFiles.Write(Path.Combine(data, kept.Path), content);
            if (written != (kept.Length, kept.Sha256)) throw Archive.Torn(from, kept.Path);
        });
        return manifest!;
    }

    /// <summary>
    /// The ledger that went on after the backup knows of people who are not erased in it. Each start erases everybody in the
    /// ledger, so that both together are enough.
    /// </summary>
    private static void MergeErasures(string data, string? newer)
    {
        if (newer is null) return;
        var added = Ledger(Path.Combine(data, "erasures.log")).AddFrom(newer) ?? throw new StartRefused($"{newer} is not a ledger of erasures. Nothing was restored.");
        Console.WriteLine($"{added} erased since the backup, by {newer}. The first start erases them again.");
    }

    private static ErasureLedger Ledger(string file) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Erasures:File"] = file }).Build(), NullLogger<ErasureLedger>.Instance);

    private static void Check(string database, string from)
    {
        using var connection = FrozenDatabases.Connect(database, "PRAGMA cache_size = -64000;");
        if (FrozenDatabases.Text(connection, "PRAGMA integrity_check(1)") is not "ok") throw Archive.Torn(from, Path.GetFileName(database));
        // As the exchange keeps it: whoever opens it first may not be the one that may change this.
        FrozenDatabases.Text(connection, "PRAGMA journal_mode = WAL");
    }

    /// <summary>With the exchange's own eyes, though it isn't started: can this version read it, and is its audit as it was written?</summary>
    private static async Task<IReadOnlyList<string>> LookThrough(Flags flags)
    {
        await using var app = Exchange.Build(flags, Path.Combine(flags.Data, "internal.sock"));
        foreach (var database in app.Services.GetServices<ServiceDatabase>()) await database.RefuseNewer();
        var faults = new List<string>();
        foreach (var verifier in app.Services.GetServices<IAuditVerifier>())
        {
            var verdict = await verifier.Verify();
            if (!verdict.IsWhole) faults.Add($"{verdict.Service}: {verdict.Faults[0]}");
        }
        SqliteConnection.ClearAllPools();
        return faults;
    }

    private static int Tell(Manifest manifest, string data, IReadOnlyList<string> faults)
    {
        Console.WriteLine($"{data} is as it was on {manifest.MadeAt:yyyy-MM-dd} at {manifest.MadeAt:HH:mm:ss} UTC. Every file and database is whole.");
        if (faults.Count == 0)
        {
            Console.WriteLine("The audit is as it was written. Start the exchange with the same --data.");
            return 0;
        }
        Console.Error.WriteLine("But the audit is not as it was written, and was not when the backup was made:");
        foreach (var fault in faults) Console.Error.WriteLine($"  {fault}");
        Console.Error.WriteLine("The data is there to be looked at. An older backup may have an audit that is whole.");
        return 1;
    }

    private static void Empty(string data)
    {
        SqliteConnection.ClearAllPools();
        foreach (var folder in Directory.EnumerateDirectories(data)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(data).Where(f => !DataFolder.IsLock(f))) File.Delete(file);
    }
}
