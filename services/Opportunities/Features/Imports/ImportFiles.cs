using Microsoft.Extensions.Configuration;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Features.Imports.Files;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>
/// Uploaded files, kept in the data folder until their import has ended. Their names are ours: what the sender called a file
/// never reaches the disk.
/// </summary>
public sealed class ImportFiles
{
    private readonly string _folder;

    public ImportFiles(IConfiguration configuration)
    {
        _folder = Path.Combine(configuration["Data"] ?? "data", "imports");
        Directory.CreateDirectory(_folder);
    }

    public string PathOf(Guid import) => Path.Combine(_folder, $"{import}.upload");

    public bool Has(Guid import) => File.Exists(PathOf(import));

    /// <summary>Keeps a file whole and durably, or not at all.</summary>
    /// <returns>Its length in bytes; null when it is longer than <paramref name="longest"/>.</returns>
    public async Task<long?> Keep(Guid import, Stream from, long longest, CancellationToken cancel)
    {
        var part = PathOf(import) + ".part";
        try
        {
            long length = 0;
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
            {
                var buffer = new byte[64 * 1024];
                for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
                {
                    length += read;
                    if (length > longest) return null;
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(part, PathOf(import));
            return length;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Keeps the file of one import for another too; false when it is no longer here.</summary>
    public bool KeepFor(Guid import, Guid another)
    {
        try
        {
            File.Copy(PathOf(import), PathOf(another));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    public void Forget(Guid import) => File.Delete(PathOf(import));

    /// <summary>The uploads that are kept and were last written before <paramref name="before"/>.</summary>
    public IEnumerable<Guid> OlderThan(DateTimeOffset before) => Directory.EnumerateFiles(_folder, "*.upload")
        .Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
        .Select(path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? id : Guid.Empty)
        .Where(id => id != Guid.Empty);

    /// <summary>Keeps other processes from working on the same file: null when one does.</summary>
    public FileStream? Claim(Guid import)
    {
        try
        {
            return new FileStream(PathOf(import), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The rows of a file from its beginning.</summary>
    /// <exception cref="ImportFileException">While they are read: the rest can't be.</exception>
    internal static (DecodedText Text, IEnumerable<ReadRow> Rows) Open(Stream file, ImportFormat format)
    {
        file.Position = 0;
        var text = new DecodedText(file);
        if (format is ImportFormat.JsonLines) return (text, JsonLinesFile.Rows(text));
        var delimiter = FirstLine(file) is { } line && CsvHeader.Read(line).TryGet(out var header, out _) ? header.Delimiter : ',';
        file.Position = 0;
        text = new DecodedText(file);
        return (text, CsvFile.Rows(text, delimiter));
    }

    internal static string? FirstLine(Stream file)
    {
        file.Position = 0;
        return new DecodedText(file).ReadLine();
    }
}
