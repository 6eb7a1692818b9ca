using System.Text;

namespace Secondments.Grains.Store;

/// <summary>
/// A file to which lines are only ever added, each on disk before <see cref="Add"/> returns. A last line that a crash or a
/// full disk cut short doesn't count, and goes when the next one is added.
/// </summary>
public static class LineLog
{
    private const byte End = (byte)'\n';

    /// <param name="line">Without its end, and without any in it.</param>
    /// <exception cref="IOException">It couldn't be written; the lines before it stand.</exception>
    public static void Add(string file, string line)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.SetLength(WholeLength(stream));
        stream.Position = stream.Length;
        stream.Write([.. Encoding.UTF8.GetBytes(line), End]);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The whole lines of the file; none when it isn't there.</summary>
    public static IReadOnlyList<string> Read(string file) =>
        File.Exists(file) ? [.. File.ReadAllText(file).Split('\n')[..^1].Where(l => l.Length > 0)] : [];

    private static long WholeLength(FileStream stream)
    {
        for (var length = stream.Length; length > 0; length--)
        {
            stream.Position = length - 1;
            if (stream.ReadByte() == End) return length;
        }
        return 0;
    }
}
