using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Secondments.Kernel;

namespace Secondments.Hosting.Erasures;

/// <summary>A person whose data were erased, and when.</summary>
public sealed record Erasure(PersonId Person, DateTimeOffset At);

/// <summary>
/// Who was erased: JSON lines in <c>erasures.log</c> in the data folder, outside every database, so that a restored backup,
/// which still has them, forgets them again. Lines are only ever added; a restore must leave the file as it is. Holds ids,
/// never names. <c>Erasures:File</c> names another file.
/// </summary>
public sealed class ErasureLedger(IConfiguration configuration, ILogger<ErasureLedger> log)
{
    private readonly Lock _one = new();

    public string File { get; } = configuration["Erasures:File"] ?? Path.Combine(configuration["Data"] ?? "data", "erasures.log");

    /// <summary>Adds a line and answers once it is on the disk. A person who has one already gets no second.</summary>
    public void Append(Erasure erasure)
    {
        lock (_one)
        {
            if (Read().Any(e => e.Person == erasure.Person)) return;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(File))!);
            using var file = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            // A line that a crash cut short ends here, so that it can't spoil the next.
            var torn = file.Length > 0 && LastByte(file) != '\n';
            file.Seek(0, SeekOrigin.End);
            file.Write([.. torn ? "\n"u8 : ""u8, .. JsonSerializer.SerializeToUtf8Bytes(erasure, Json.Stored), .. "\n"u8]);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Adds who is in another ledger, such as the one that went on after a backup, and not yet in this one.</summary>
    /// <returns>How many; null for a file that is no ledger.</returns>
    public int? AddFrom(string file)
    {
        var others = Read(file);
        if (others.Count == 0 && new FileInfo(file).Length > 0) return null;
        var before = Read().Count;
        foreach (var erasure in others) Append(erasure);
        return Read().Count - before;
    }

    /// <summary>Every erasure, the oldest first. A line that can't be read is told in the log and left out.</summary>
    public IReadOnlyList<Erasure> Read() => Read(File);

    private List<Erasure> Read(string file)
    {
        if (!System.IO.File.Exists(file)) return [];
        List<Erasure> erasures = [];
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            try
            {
                erasures.Add(JsonSerializer.Deserialize<Erasure>(line, Json.Stored)!);
            }
            catch (JsonException)
            {
                log.LogWarning("Line {Number} of {File} can't be read", number, file);
            }
        }
        return erasures;
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }
}
