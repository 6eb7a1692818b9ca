using System.Diagnostics;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>A disk of its own, small enough to be filled: a file system in memory, mounted for as long as a test takes.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TestFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.File("disk");

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Skips the test where we may not mount anything.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path) == 0) return disk;
        disk._folder.Dispose();
        Assert.Skip("A small disk can't be mounted here: that takes root");
        return disk;
    }

    /// <summary>Leaves not a byte.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1024 * 1024, 4096])
        {
            var piece = new byte[size];
            try
            {
                while (true) filler.Write(piece);
            }
            catch (IOException)
            {
                // Full, as far as pieces of this size go.
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        if (Directory.Exists(Path)) Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
