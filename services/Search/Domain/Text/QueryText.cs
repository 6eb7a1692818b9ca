using Secondments.Kernel;

namespace Secondments.Search.Domain.Text;

/// <summary>
/// One thing asked for: it is met by any of the alternatives, and an alternative by all of its stems.
/// </summary>
internal sealed record WordGroup(IReadOnlyList<IReadOnlyList<string>> Alternatives);

/// <summary>
/// The words of a question, taken literally: every group of <paramref name="Required"/> must be met;
/// <paramref name="Preferred"/> only moves results up.
/// </summary>
/// <param name="Words">The single words as typed, for mending their spelling.</param>
internal sealed record QueryText(string Text, IReadOnlyList<WordGroup> Required, IReadOnlyList<WordGroup> Preferred, IReadOnlyList<Token> Words)
{
    public const int MostTerms = 200;
    public const int MostCharacters = 4000;

    public static readonly QueryText Empty = new("", [], [], []);

    // Asked for, they would find nearly everything and say nothing.
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "of", "on", "or", "our", "the", "to", "we", "with", "you", "your",
    };

    public bool IsEmpty => Required.Count == 0 && Preferred.Count == 0;

    public IEnumerable<string> Stems => Required.Concat(Preferred).SelectMany(g => g.Alternatives).SelectMany(a => a).Distinct();

    public static Result<QueryText> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        if (text.Length > MostCharacters) return Refused("too_long", $"Use at most {MostCharacters} characters.");
        if (!IsReadable(text)) return Refused("unreadable", "Remove the characters that can't be shown.");
        text = text.Trim();
        var tokens = Tokeniser.Tokens(text).Take(MostTerms + 1).ToList();
        if (tokens.Count > MostTerms) return Refused("too_many_terms", $"Use at most {MostTerms} words.");

        var meaning = tokens.Where(t => !Small.Contains(t.Word)).ToList();
        if (meaning.Count == 0) meaning = tokens;
        var required = new List<WordGroup>();
        var preferred = new List<WordGroup>();
        var words = new List<Token>();
        for (var at = 0; at < meaning.Count;)
        {
            var (line, length) = Synonym(meaning, at);
            if (line is not null) required.Add(new WordGroup([.. line.Select(Alternative)]));
            else
            {
                var token = meaning[at];
                var group = new WordGroup([[token.Stem]]);
                // Everything here is a secondment: the word can't exclude, but what says it itself comes first.
                (token.Stem == "secondment" ? preferred : required).Add(group);
                words.Add(token);
            }
            at += length;
        }
        return new QueryText(text, Distinct(required), Distinct(preferred), words);
    }

    /// <summary>The question with some of its words replaced.</summary>
    public string With(IReadOnlyDictionary<Token, string> mended)
    {
        var text = Text;
        foreach (var (token, word) in mended.OrderByDescending(m => m.Key.Start))
            text = string.Concat(text.AsSpan(0, token.Start), word, text.AsSpan(token.Start + token.Length));
        return text;
    }

    private static (IReadOnlyList<string>? Line, int Length) Synonym(List<Token> tokens, int at)
    {
        for (var length = Math.Min(Synonyms.LongestEntry, tokens.Count - at); length > 0; length--)
            if (Synonyms.Of(string.Join(' ', tokens.Skip(at).Take(length).Select(t => t.Word))) is { } line) return (line, length);
        return (null, 1);
    }

    // "it" stands in nearly every text as a pronoun; documents hold the abbreviation under its other name.
    private static IReadOnlyList<string> Alternative(string entry) =>
        [.. Tokeniser.Tokens(entry == "it" ? Synonyms.InformationTechnology : entry).Select(t => t.Stem)];

    private static List<WordGroup> Distinct(List<WordGroup> groups) =>
        [.. groups.DistinctBy(g => string.Join('|', g.Alternatives.Select(a => string.Join(' ', a))))];

    private static bool IsReadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))) return false;
            else if (text[i] is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') return false;
        }
        return true;
    }

    private static Error Refused(string reason, string detail) => Error.Invalid($"search.{reason}", new FieldError("/q", reason, detail));
}
