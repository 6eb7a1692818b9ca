namespace Secondments.Standalone.Backups;

/// <summary>Copies a data folder, as of one moment, while its exchange runs or stands still.</summary>
internal static class TakeBackup
{
    public static int Run(Flags flags)
    {
        var (data, to) = (flags.Data, flags.Target!);
        var databases = Directory.Exists(data) ? DataFiles.Databases(data) : [];
        if (databases.Count == 0 || InnerAddress.Find(data) is null) throw new StartRefused($"The folder {data} holds no exchange.");
        CheckTarget(data, to);

        var half = $"{to}.half-{Guid.NewGuid():N}";
        try
        {
            var manifest = Copy(data, databases, half);
            Finish(half, manifest, to);
            Console.WriteLine($"{to} holds {data} as it was on {manifest.MadeAt:yyyy-MM-dd} at {manifest.MadeAt:HH:mm:ss} UTC: {databases.Count} databases and {manifest.Files.Count - databases.Count} other files, {Size(manifest.Files.Sum(f => f.Length))} unpacked.");
            Console.WriteLine("Its keys and everybody's details are in it: keep it where only you can read it.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new StartRefused($"There is no backup: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        }
    }

    private static void CheckTarget(string data, string to)
    {
        if ($"{to}{Path.DirectorySeparatorChar}".StartsWith($"{data}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            throw new StartRefused($"{to} is inside of what it would back up. Give --to another place, best on another disk.");
        if (File.Exists(to) || (Directory.Exists(to) && (Archive.IsFileName(to) || Directory.EnumerateFileSystemEntries(to).Any())))
            throw new StartRefused($"{to} is there already, and is not written over. Give --to a name that is new.");
    }

    private static Manifest Copy(string data, IReadOnlyList<string> databases, string into)
    {
        PrivateFiles.MakeFolder(into);
        DataFiles? files = null;
        DateTimeOffset moment = default;
        try
        {
            using var frozen = FrozenDatabases.Freeze([.. databases.Select(d => Path.Combine(data, d))], () => (files, moment) = (DataFiles.AsTheyAre(data), TimeProvider.System.GetUtcNow()));
            var kept = new List<KeptFile>();
            foreach (var database in databases)
            {
                var copy = Path.Combine(into, database);
                PrivateFiles.New(copy).Dispose();
                var schema = frozen.Write(Path.Combine(data, database), copy);
                kept.Add(new KeptFile(database, new FileInfo(copy).Length, PrivateFiles.Sha256(copy), schema));
            }
            foreach (var (path, content) in files!.All())
            {
                var (length, hash) = PrivateFiles.Write(Path.Combine(into, path), content);
                kept.Add(new KeptFile(path, length, hash));
            }
            var manifest = Manifest.Of(moment, kept);
            using var stream = PrivateFiles.New(Path.Combine(into, Manifest.FileName));
            manifest.Write(stream);
            stream.Flush(flushToDisk: true);
            return manifest;
        }
        finally
        {
            files?.Dispose();
        }
    }

    /// <summary>The name that was asked for appears with the whole, or not at all.</summary>
    private static void Finish(string half, Manifest manifest, string to)
    {
        if (Archive.IsFileName(to))
        {
            var packed = $"{half}.tar.gz";
            try
            {
                Archive.Pack(half, manifest, packed);
                File.Move(packed, to);
            }
            finally
            {
                File.Delete(packed);
            }
            return;
        }
        if (Directory.Exists(to)) Directory.Delete(to);
        Directory.Move(half, to);
    }

    private static string Size(long bytes) => bytes < 10_000_000 ? $"{bytes / 1_000:N0} KB" : $"{bytes / 1_000_000:N0} MB";
}
