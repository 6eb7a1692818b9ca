using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Secondments.Standalone.Backups;

/// <summary>
/// What a data folder holds beside its databases, as of one moment. Logs are taken as long as they were at it, because one
/// that says more than its database would contradict it. Uploads are held open, because an import that ends deletes its own.
/// What is only ever added, mails and keys, is read later: more of it than the databases know does no harm.
/// </summary>
internal sealed class DataFiles : IDisposable
{
    public const string DatabaseSuffix = ".db";

    private static readonly string[] NotKept = [".sock", ".tmp", ".part", "-wal", "-shm", "-journal"];

    private readonly string _folder;
    private readonly Dictionary<string, long> _logs;
    private readonly Dictionary<string, Stream> _uploads = [];

    private DataFiles(string folder)
    {
        _folder = folder;
        _logs = Below(folder, "audit").Where(IsLog).ToDictionary(f => f, f => new FileInfo(PathOf(f)).Length);
        foreach (var upload in Below(folder, "imports").Where(IsKept))
        {
            try
            {
                _uploads.Add(upload, OpenWithoutLock(PathOf(upload)));
            }
            catch (FileNotFoundException)
            {
                // Its import ended between our looking and our opening.
            }
        }
    }

    public static IReadOnlyList<string> Databases(string folder) =>
        [.. Directory.EnumerateFiles(folder, $"*{DatabaseSuffix}").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>To be called while no database can be written.</summary>
    public static DataFiles AsTheyAre(string folder) => new(folder);

    /// <summary>Each file with its content; the content is to be read before the next one is asked for.</summary>
    public IEnumerable<(string Path, Stream Content)> All()
    {
        foreach (var (path, content) in _uploads)
        {
            content.Position = 0;
            yield return (path, content);
        }
        foreach (var path in Below(_folder, "").Where(f => IsKept(f) && !f.StartsWith("imports/", StringComparison.Ordinal)))
        {
            if (Open(path) is not { } content) continue;
            using (content) yield return (path, content);
        }
    }

    public void Dispose()
    {
        foreach (var upload in _uploads.Values) upload.Dispose();
    }

    private Stream? Open(string path)
    {
        try
        {
            var file = OpenWithoutLock(PathOf(path));
            if (!IsLog(path)) return file;
            using (file) return new MemoryStream(WholeLines(file, _logs.GetValueOrDefault(path)));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static byte[] WholeLines(Stream file, long length)
    {
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes[..(Array.LastIndexOf(bytes, (byte)'\n') + 1)];
    }

    private static bool IsLog(string path) => path.StartsWith("audit/", StringComparison.Ordinal) && path.EndsWith(".jsonl", StringComparison.Ordinal);

    private string PathOf(string path) => Path.Combine(_folder, path);

    private static bool IsKept(string path) =>
        path is not ("lock" or Manifest.FileName)
        && !path.EndsWith(DatabaseSuffix, StringComparison.Ordinal)
        && !path.Contains($"{DatabaseSuffix}.unreadable-", StringComparison.Ordinal)
        && !NotKept.Any(suffix => path.EndsWith(suffix, StringComparison.Ordinal));

    private static IEnumerable<string> Below(string folder, string part) => Directory.Exists(Path.Combine(folder, part))
        ? [.. Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>
    /// The platform's own opening takes a lock, which an import that works on the file refuses; and while we held it, that
    /// import would think that another process has its file.
    /// </summary>
    private static FileStream OpenWithoutLock(string path)
    {
        if (OperatingSystem.IsWindows()) return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        const int ReadOnly = 0;
        var handle = OpenFile(path, ReadOnly);
        if (handle >= 0) return new FileStream(new SafeFileHandle(handle, ownsHandle: true), FileAccess.Read);
        const int NoSuchFile = 2;
        var error = Marshal.GetLastPInvokeError();
        throw error == NoSuchFile ? new FileNotFoundException(null, path) : new IOException($"{path} cannot be read: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int OpenFile(string path, int flags);
}
