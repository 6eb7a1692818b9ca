using System.Text;
using Secondments.Contracts.Search.Api;

namespace Secondments.Search.Domain.Skills;

/// <summary>
/// Reads a taxonomy that ships with the service (Data/SOURCES.md): a term a line, with tabs between whose it is, its label,
/// its key and its other names; what is empty at the end is left out.
/// </summary>
internal static class TermFile
{
    public static IEnumerable<Term> Read(string resource)
    {
        using var reader = new StreamReader(typeof(TermFile).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            var source = parts[0] switch
            {
                "d" => SkillSource.DigitalAndData,
                "e" => SkillSource.Esco,
                var other => throw new InvalidDataException($"{resource} names no such source: {other}"),
            };
            yield return new Term(
                $"{PrefixOf(source)}{Slug(parts[1])}", parts[1], source, parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null, parts.Length > 3 ? parts[3] : "");
        }
    }

    /// <summary>Whether a text is shaped like a term's id, whether or not there is one.</summary>
    public static bool LooksLikeId(string text) => Enum.GetValues<SkillSource>().Any(s => text.StartsWith(PrefixOf(s), StringComparison.Ordinal));

    private static string PrefixOf(SkillSource source) => source is SkillSource.Esco ? "esco:" : "ddat:";

    private static string Slug(string label)
    {
        var slug = new StringBuilder(label.Length);
        foreach (var c in label.Replace("C++", "cplusplus", StringComparison.Ordinal).Replace("C#", "csharp", StringComparison.Ordinal).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
