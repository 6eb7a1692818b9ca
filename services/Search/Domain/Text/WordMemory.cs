namespace Secondments.Search.Domain.Text;

/// <summary>
/// Words and stems once found: texts use few different words, often. Forgets all when it has grown large. For one thread.
/// </summary>
internal sealed class WordMemory
{
    private const int Most = 50_000;

    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _words =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What <see cref="Tokeniser.Fold"/> makes of a piece of text.</summary>
    public string WordOf(ReadOnlySpan<char> written)
    {
        if (_words.TryGetValue(written, out var word)) return word;
        if (_words.Dictionary.Count >= Most) _words.Dictionary.Clear();
        return _words[written] = Tokeniser.Fold(written);
    }

    public string StemOf(string word)
    {
        if (_stems.TryGetValue(word, out var stem)) return stem;
        if (_stems.Count >= Most) _stems.Clear();
        return _stems[word] = Stemmer.Stem(word);
    }
}
