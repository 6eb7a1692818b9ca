namespace Secondments.Search.Domain.Text;

/// <summary>Words that nearly every text has: asked for, they would find nearly everything and say nothing.</summary>
internal static class SmallWords
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "of", "on", "or", "our", "the", "to", "we", "with", "you", "your",
    };

    public static bool Has(string word) => All.Contains(word);

    /// <summary>The words (one space between) without small ones; as they are when there are no others.</summary>
    public static string Without(string words)
    {
        var meaning = string.Join(' ', words.Split(' ').Where(w => !All.Contains(w)));
        return meaning.Length == 0 ? words : meaning;
    }
}
