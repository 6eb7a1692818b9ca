using Secondments.Search.Domain.Text;

namespace Secondments.Search.Domain.Skills;

/// <summary>The occupations that ship with the service: other names by which a post may be advertised. Read when first asked for.</summary>
internal static class Occupations
{
    private const int MostNames = 6;

    private static readonly Lazy<TermNames> Names = new(() => new TermNames(TermFile.Read("occupations.tsv")));

    /// <summary>
    /// How else the occupation is called whose name these words (one space between) are; none for a single word, which means
    /// too many things, or for words that are no name. Names with all of the words in them are left out: the words find them.
    /// </summary>
    public static IReadOnlyList<Wording> OtherNamesOf(string words)
    {
        if (!words.Contains(' ', StringComparison.Ordinal)) return [];
        var typed = words.Split(' ');
        return [.. Names.Value.Named(words)
            .SelectMany(t => t.Alternatives.Prepend(t.Label))
            .Select(Tokeniser.Normal)
            .Where(name => name.Contains(' ', StringComparison.Ordinal) && !typed.All(name.Split(' ').Contains))
            .Distinct()
            .Take(MostNames)
            .SelectMany(Wording.Phrase)];
    }

    /// <summary>Names that complete what is typed, with its words in them.</summary>
    public static IEnumerable<string> Complete(string words, int most) => Names.Value.Starting(words, most).Where(f => f.Alternative is null).Select(f => f.Term.Label);
}
