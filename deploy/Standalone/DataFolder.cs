using System.Text;

namespace Secondments.Standalone;

/// <summary>The one folder of a standalone exchange, and the lock that keeps a second process out of it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string DemoMark = "demo.json";
    private const string LockName = "lock";
    private const string HalfRestoredName = "half-restored";
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public string DemoFile => System.IO.Path.Combine(Path, DemoMark);

    public bool IsDemo => File.Exists(DemoFile);

    /// <summary>There while a restore writes the folder, and after one that was cut short.</summary>
    public string HalfRestored => System.IO.Path.Combine(Path, HalfRestoredName);

    /// <summary>
    /// Where the second listener is, over which the portal calls the services. The path of a Unix socket has 107 bytes at
    /// most: a folder with a longer one gets its socket in the temporary folder.
    /// </summary>
    public string Socket
    {
        get
        {
            var inside = System.IO.Path.Combine(Path, "internal.sock");
            return Encoding.UTF8.GetByteCount(inside) <= 100
                ? inside
                : System.IO.Path.Combine(Directory.CreateTempSubdirectory("secondments").FullName, "internal.sock");
        }
    }

    public static bool IsLock(string file) => System.IO.Path.GetFileName(file) == LockName;

    /// <exception cref="StartRefused">Another process has it, a restore into it was cut short, or the demo would be mixed with real data.</exception>
    public static DataFolder Open(string path, bool demo)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"The folder {path} cannot be made: {e.Message}");
        }
        var folder = new DataFolder(path, Lock(path));
        if (File.Exists(folder.HalfRestored))
        {
            folder.Dispose();
            throw new StartRefused($"A restore into the folder {path} was not finished. Delete the folder and restore again.");
        }
        var used = Directory.EnumerateFileSystemEntries(path).Any(f => !IsLock(f));
        if (!demo || !used || folder.IsDemo) return folder;
        folder.Dispose();
        throw new StartRefused($"The folder {path} holds an exchange that is not a demo. Start it without --demo, or give --demo another folder with --data.");
    }

    public void Dispose() => _lock.Dispose();

    // The system takes the lock back when the process ends, however it ends.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartRefused($"The folder {path} is in use by an exchange that is running. Stop that one first, or give another folder with --data.");
        }
    }
}

/// <summary>The exchange does not start, and says why in a sentence.</summary>
internal sealed class StartRefused(string message) : Exception(message);
