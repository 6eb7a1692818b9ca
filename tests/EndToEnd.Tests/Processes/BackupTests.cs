using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>What a backup is, and what is not taken for one. The demo runs all the while.</summary>
public sealed class BackupTests(DemoExchange exchange) : IDisposable
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TestFolder _folder = new();

    private string Restored => _folder.File("restored");

    [Fact]
    public async Task Backup_IntoAFolder_IsItsOwnersAloneAndBecomesTheSameExchange()
    {
        var backup = await Take("backup");

        var entries = Directory.EnumerateFileSystemEntries(backup, "*", SearchOption.AllDirectories).Prepend(backup).ToList();
        Assert.All(entries, e => Assert.Equal(Directory.Exists(e) ? OwnerFolder : OwnerFile, ModeOf(e)));
        Assert.All(["manifest.json", "identity.db", "organisations.db", "opportunities.db", "search.db", "search-index.db", "portal.db", "operator.json", "audit/key.pem", "audit/opportunities.heads.jsonl"],
            f => Assert.True(File.Exists(Path.Combine(backup, f)), f));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(backup, "keys")));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(backup, "mail")));
        Assert.DoesNotContain(entries, e => e.EndsWith("-wal", StringComparison.Ordinal) || e.EndsWith(".sock", StringComparison.Ordinal) || Path.GetFileName(e) == "lock");

        // Who was erased since is not in it, and stays erased.
        const string erased = """{"person":"0190a000-0000-7000-8000-000000000012","at":"2026-11-24T10:00:00Z"}""";
        await File.WriteAllTextAsync(_folder.File("erasures.log"), $"{erased}\n");
        var (exit, said) = await Restore(backup, "--erasures", _folder.File("erasures.log"));
        Assert.True(exit == 0, said);
        Assert.Contains("1 erased since the backup", said, StringComparison.Ordinal);
        Assert.Contains(erased, await File.ReadAllLinesAsync(Path.Combine(Restored, "erasures.log")));
        Assert.Equal(OwnerFolder, ModeOf(Restored));
        await using var again = await ExchangeProcess.Ready("--data", Restored, "--urls", $"http://localhost:{ExchangeProcess.FreePort()}");
        Assert.Equal(0, await again.InterruptIt());
    }

    [Fact]
    public async Task Backup_ToWhereSomethingIs_LeavesItAlone()
    {
        var demo = await exchange.Get();
        Directory.CreateDirectory(_folder.File("used"));
        await File.WriteAllTextAsync(_folder.File("used/mine"), "mine");
        await File.WriteAllTextAsync(_folder.File("used.tar.gz"), "mine");

        foreach (var to in (string[])["used", "used.tar.gz"])
        {
            var (exit, said) = await ExchangeProcess.Run("backup", "--data", demo.Data, "--to", _folder.File(to));
            Assert.Equal(1, exit);
            Assert.Contains("is not written over", said, StringComparison.Ordinal);
        }
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("used.tar.gz")));
        var inside = await ExchangeProcess.Run("backup", "--data", demo.Data, "--to", Path.Combine(demo.Data, "backup"));
        Assert.Contains("inside of what it would back up", inside.Said, StringComparison.Ordinal);
        Assert.Equal(["used", "used.tar.gz"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Restore_IntoAFolderThatIsNotEmpty_LeavesItAlone()
    {
        var backup = await Take("backup.tar.gz");
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, "mine"), "mine");

        var (exit, said) = await Restore(backup);

        Assert.Equal(1, exit);
        Assert.Contains("is not empty, and nothing in it is written over", said, StringComparison.Ordinal);
        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(Restored).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Restore_OfATornOrForeignBackup_SaysWhichAndLeavesNothing()
    {
        var packed = await Take("backup.tar.gz");
        var folder = Unpack(packed, "folder");
        Assert.Equal(OwnerFile, ModeOf(packed));
        var whole = await File.ReadAllBytesAsync(packed);

        await File.WriteAllBytesAsync(_folder.File("cut.tar.gz"), whole[..(whole.Length / 2)]);
        await Refuses(_folder.File("cut.tar.gz"), "is not whole");

        await File.WriteAllTextAsync(_folder.File("notes.tar.gz"), "Not packed at all.");
        await Refuses(_folder.File("notes.tar.gz"), "is not a backup");
        await Refuses(Foreign(), "is not a backup");
        await Refuses(_folder.File("nowhere"), "There is no backup at");

        await Refuses(Changed(folder, "without", f => File.Delete(Path.Combine(f, "portal.db"))), "is not whole: portal.db");
        await Refuses(Changed(folder, "changed", f => FlipAByte(Path.Combine(f, "organisations.db"))), "is not whole: organisations.db");
        await Refuses(Changed(folder, "unlisted", f => File.Delete(Path.Combine(f, "manifest.json"))), "is not a backup");
        await Refuses(Changed(folder, "newer", f => Rewrite(f, "\"format\": 1", "\"format\": 99")), "made by a newer version");
        await Refuses(Changed(folder, "outside", f => Rewrite(f, "\"path\": \"portal.db\"", "\"path\": \"../portal.db\"")), "outside of it");
        await Refuses(folder, "is not a ledger of erasures", "--erasures", packed);
    }

    [Theory]
    [InlineData("It is: backup --to", "backup")]
    [InlineData("It is: restore --from", "restore")]
    [InlineData("--to belongs to backup", "--to", "x")]
    [InlineData("belong to restore", "backup", "--to", "x", "--from", "y")]
    public async Task Flags_AreWrong_SaysWhatAndEndsWith2(string what, params string[] flags)
    {
        var (exit, said) = await ExchangeProcess.Run(flags);

        Assert.Equal(2, exit);
        Assert.Contains(what, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterARestoreThatWasCutShort_Refuses()
    {
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, "half-restored"), "");

        var (exit, said) = await ExchangeProcess.Run("--data", Restored, "--urls", $"http://localhost:{ExchangeProcess.FreePort()}");

        Assert.Equal(1, exit);
        Assert.Contains("was not finished", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_OfAFolderWithoutExchange_Refuses()
    {
        var (exit, said) = await ExchangeProcess.Run("backup", "--data", _folder.File("nothing"), "--to", _folder.File("backup"));

        Assert.Equal(1, exit);
        Assert.Contains("holds no exchange", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> Take(string name)
    {
        var (exit, said) = await ExchangeProcess.Run("backup", "--data", (await exchange.Get()).Data, "--to", _folder.File(name));
        Assert.True(exit == 0, said);
        return _folder.File(name);
    }

    private Task<(int Exit, string Said)> Restore(string from, params string[] more) => ExchangeProcess.Run(["restore", "--from", from, "--data", Restored, .. more]);

    private async Task Refuses(string from, string why, params string[] more)
    {
        var (exit, said) = await Restore(from, more);

        Assert.True(exit == 1 && said.Contains(why, StringComparison.Ordinal), $"{from}: {exit}, {said}");
        Assert.All(Directory.Exists(Restored) ? Directory.EnumerateFileSystemEntries(Restored) : [], e => Assert.Equal("lock", Path.GetFileName(e)));
    }

    private string Unpack(string packed, string name)
    {
        Directory.CreateDirectory(_folder.File(name));
        using var unpacked = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(unpacked, _folder.File(name), overwriteFiles: false);
        return _folder.File(name);
    }

    private string Foreign()
    {
        var file = _folder.File("foreign.tar.gz");
        using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        using var tar = new TarWriter(packed);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "manifest.json") { DataStream = new MemoryStream("""{"name":"somebody else's"}"""u8.ToArray()) });
        return file;
    }

    private string Changed(string folder, string name, Action<string> change)
    {
        var copy = _folder.File(name);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        change(copy);
        return copy;
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private static void FlipAByte(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = stream.Length / 2;
        var value = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(value ^ 1));
    }

    private static void Rewrite(string folder, string what, string with)
    {
        var file = Path.Combine(folder, "manifest.json");
        var text = File.ReadAllText(file);
        var changed = Regex.Replace(text, Regex.Escape(what), with);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
    }
}
