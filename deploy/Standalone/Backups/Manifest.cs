using System.Text.Json;
using Secondments.Kernel;

namespace Secondments.Standalone.Backups;

/// <summary>What a backup holds, so that a torn or changed one is known before anything is made of it.</summary>
/// <param name="Product">Says that it is ours: other things have files called manifest too.</param>
/// <param name="Version">Of the exchange that made it.</param>
/// <param name="MadeAt">The moment that all of it shows.</param>
internal sealed record Manifest(string Product, int Format, string Version, DateTimeOffset MadeAt, IReadOnlyList<KeptFile> Files)
{
    public const string FileName = "manifest.json";
    public const string OurProduct = "secondments";
    public const int NewestFormat = 1;

    private static readonly JsonSerializerOptions Indented = new(Json.Stored) { WriteIndented = true };

    public static Manifest Of(DateTimeOffset madeAt, IReadOnlyList<KeptFile> files) =>
        new(OurProduct, NewestFormat, typeof(Manifest).Assembly.GetName().Version!.ToString(3), madeAt, files);

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Indented);

    /// <exception cref="StartRefused">It is no manifest of ours, or of a newer version, or names files outside its folder.</exception>
    public static Manifest Read(Stream stream, string from)
    {
        Manifest? read;
        try
        {
            read = JsonSerializer.Deserialize<Manifest>(stream, Json.Stored);
        }
        catch (JsonException)
        {
            read = null;
        }
        if (read is not { Product: OurProduct, Files: not null }) throw NoBackup(from);
        if (read.Format > NewestFormat) throw new StartRefused($"{from} was made by a newer version ({read.Version}). Restore it with that version.");
        if (read.Files.FirstOrDefault(f => !IsInside(f.Path)) is { } outside) throw new StartRefused($"{from} was tampered with: it names the file {outside.Path}, which is outside of it. Nothing was restored.");
        return read;
    }

    public static StartRefused NoBackup(string from) => new($"{from} is not a backup of an exchange.");

    private static bool IsInside(string path) =>
        path.Length > 0 && path != FileName && !path.Contains('\\', StringComparison.Ordinal) && !Path.IsPathRooted(path) && path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <param name="Path">Below the data folder, with slashes.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
/// <param name="Schema">Of a database: the newest change of its schema.</param>
internal sealed record KeptFile(string Path, long Length, string Sha256, string? Schema = null)
{
    public bool IsDatabase => Path.EndsWith(DataFiles.DatabaseSuffix, StringComparison.Ordinal);
}
