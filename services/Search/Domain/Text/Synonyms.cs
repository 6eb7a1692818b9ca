namespace Secondments.Search.Domain.Text;

/// <summary>
/// What else says the same as an entry. <paramref name="Same"/> are other spellings, worth as much as the one typed;
/// <paramref name="Others"/> are abbreviations, names written out and words of like meaning, worth less.
/// </summary>
internal sealed record Meaning(IReadOnlyList<string> Same, IReadOnlyList<string> Others);

/// <summary>
/// Spellings, abbreviations and words of like meaning, from a list of our own (Data/synonyms.tsv): a line each, beginning with
/// <c>=</c> for spellings and <c>~</c> for the others. Any entry of a line stands for every other, and an abbreviation with
/// two meanings is in two lines.
/// </summary>
internal static class Synonyms
{
    /// <summary>How texts write IT: the pronoun would be found everywhere.</summary>
    public const string InformationTechnology = "ict";

    private static readonly Dictionary<string, Meaning> ByEntry = Read();

    /// <summary>The most words that one entry has, small ones not counted.</summary>
    public static int LongestEntry { get; } = ByEntry.Keys.Max(k => k.Count(c => c == ' ') + 1);

    /// <summary>What an entry (words without small ones, one space between) also is, or null when it is in no line.</summary>
    public static Meaning? Of(string entry) => ByEntry.GetValueOrDefault(entry);

    /// <summary>The words (one space between) again, with one entry in them written as each of its synonyms.</summary>
    public static IEnumerable<string> Rewritten(string words)
    {
        var parts = words.Split(' ');
        for (var at = 0; at < parts.Length; at++)
        {
            for (var length = Math.Min(LongestEntry, parts.Length - at); length > 0; length--)
            {
                if (Of(string.Join(' ', parts.Skip(at).Take(length))) is not { } meaning) continue;
                foreach (var other in meaning.Same.Concat(meaning.Others)) yield return string.Join(' ', [.. parts.Take(at), other, .. parts.Skip(at + length)]);
            }
        }
    }

    private static Dictionary<string, Meaning> Read()
    {
        var meanings = new Dictionary<string, (List<string> Same, List<string> Others)>(StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(Synonyms).Assembly.GetManifestResourceStream("synonyms.tsv")!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            var entries = parts.Skip(1).Select(Tokeniser.Normal).ToList();
            foreach (var entry in entries)
            {
                var key = SmallWords.Without(entry);
                if (!meanings.TryGetValue(key, out var meaning)) meanings[key] = meaning = ([], []);
                (parts[0] == "=" ? meaning.Same : meaning.Others).AddRange(entries.Where(e => SmallWords.Without(e) != key));
            }
        }
        return meanings.ToDictionary(m => m.Key, m => new Meaning([.. m.Value.Same.Distinct()], [.. m.Value.Others.Distinct()]), StringComparer.Ordinal);
    }
}
