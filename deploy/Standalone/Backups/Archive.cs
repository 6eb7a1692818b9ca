using System.Formats.Tar;
using System.IO.Compression;

namespace Secondments.Standalone.Backups;

/// <summary>A backup as it lies on disk: a folder, or one compressed file (<c>.tar.gz</c>) whose first entry is the manifest.</summary>
internal static class Archive
{
    private const long LongestManifest = 256 * 1024 * 1024;

    public static bool IsFileName(string path) => path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes one file of a folder's backup.</summary>
    public static void Pack(string folder, Manifest manifest, string into)
    {
        using var file = PrivateFiles.New(into);
        using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
        {
            foreach (var path in manifest.Files.Select(f => f.Path).Prepend(Manifest.FileName)) tar.WriteEntry(Path.Combine(folder, path), path);
        }
        file.Flush(flushToDisk: true);
    }

    /// <summary>Gives the manifest, then each file that it names with its content.</summary>
    /// <exception cref="StartRefused">There is no backup, or only a part of one.</exception>
    public static void Unpack(string from, Action<Manifest> begin, Action<KeptFile, Stream> take)
    {
        if (Directory.Exists(from)) UnpackFolder(from, begin, take);
        else if (File.Exists(from)) UnpackFile(from, begin, take);
        else throw new StartRefused($"There is no backup at {from}.");
    }

    private static void UnpackFolder(string from, Action<Manifest> begin, Action<KeptFile, Stream> take)
    {
        var manifestFile = Path.Combine(from, Manifest.FileName);
        if (!File.Exists(manifestFile)) throw Manifest.NoBackup(from);
        Manifest manifest;
        using (var stream = File.OpenRead(manifestFile)) manifest = Manifest.Read(stream, from);
        begin(manifest);
        foreach (var kept in manifest.Files)
        {
            if (!File.Exists(Path.Combine(from, kept.Path))) throw Torn(from, kept.Path);
            using var content = File.OpenRead(Path.Combine(from, kept.Path));
            take(kept, content);
        }
    }

    private static void UnpackFile(string from, Action<Manifest> begin, Action<KeptFile, Stream> take)
    {
        Dictionary<string, KeptFile>? awaited = null;
        try
        {
            using var file = File.OpenRead(from);
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            using var tar = new TarReader(unpacked);
            while (tar.GetNextEntry() is { } entry)
            {
                if (awaited is null)
                {
                    if (entry is not { Name: Manifest.FileName, DataStream: { } text } || entry.Length > LongestManifest) throw Manifest.NoBackup(from);
                    var manifest = Manifest.Read(text, from);
                    awaited = manifest.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
                    begin(manifest);
                }
                else if (!awaited.Remove(entry.Name, out var kept) || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.Length != kept.Length)
                {
                    throw Torn(from, entry.Name);
                }
                else
                {
                    take(kept, entry.DataStream ?? Stream.Null);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw awaited is null ? Manifest.NoBackup(from) : Torn(from, awaited.Keys.FirstOrDefault() ?? "its end");
        }
        if (awaited is null) throw Manifest.NoBackup(from);
        if (awaited.Count > 0) throw Torn(from, awaited.Keys.First());
    }

    public static StartRefused Torn(string from, string part) => new($"The backup {from} is not whole: {part} is missing, cut short or changed. Nothing was restored. Take another one.");
}
