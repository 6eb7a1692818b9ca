using Secondments.Kernel;
using Secondments.Search.Domain.Skills;

namespace Secondments.Search.Domain.Text;

/// <summary>
/// The words of a question, taken literally: every group of <paramref name="Required"/> must be met, or else one of
/// <paramref name="Instead"/>; <paramref name="Preferred"/> only moves results up.
/// </summary>
/// <param name="Instead">Other names of the occupation, when the question as a whole is the name of one.</param>
/// <param name="Words">The single words as typed, for mending their spelling.</param>
internal sealed record QueryText(
    string Text, IReadOnlyList<WordGroup> Required, IReadOnlyList<Wording> Instead, IReadOnlyList<WordGroup> Preferred, IReadOnlyList<Token> Words)
{
    public const int MostTerms = 200;
    public const int MostCharacters = 4000;

    public static readonly QueryText Empty = new("", [], [], [], []);

    public bool IsEmpty => Required.Count == 0 && Preferred.Count == 0;

    /// <summary>Whether anything is asked for in other words than those typed.</summary>
    public bool IsWide => Required.Count > 0 && (Instead.Count > 0 || Required.Any(g => g.Others.Count > 0));

    /// <summary>All that may be marked where it is found.</summary>
    public IEnumerable<Wording> Wordings => Required.Concat(Preferred).SelectMany(g => g.All).Concat(Instead);

    public static Result<QueryText> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        if (text.Length > MostCharacters) return Refused("too_long", $"Use at most {MostCharacters} characters.");
        if (!IsReadable(text)) return Refused("unreadable", "Remove the characters that can't be shown.");
        text = text.Trim();
        var tokens = Tokeniser.Tokens(text).Take(MostTerms + 1).ToList();
        if (tokens.Count > MostTerms) return Refused("too_many_terms", $"Use at most {MostTerms} words.");

        var meaning = tokens.Where(t => !SmallWords.Has(t.Word)).ToList();
        if (meaning.Count == 0) meaning = tokens;
        var required = new List<WordGroup>();
        var preferred = new List<WordGroup>();
        var words = new List<Token>();
        for (var at = 0; at < meaning.Count;)
        {
            var (known, length) = Synonym(meaning, at);
            var typed = meaning.GetRange(at, length);
            if (known is not null) required.Add(new WordGroup([Wording.Typed(typed), .. known.Same.SelectMany(Wording.Phrase)], [.. known.Others.SelectMany(Wording.Phrase)]));
            else
            {
                var group = new WordGroup([Wording.Typed(typed)], []);
                // Everything here is a secondment: the word can't exclude, but what says it itself comes first.
                (typed[0].Stem == "secondment" ? preferred : required).Add(group);
            }
            // What the list knows is spelt right.
            if (known is null) words.AddRange(typed);
            at += length;
        }
        return new QueryText(text, Distinct(required), Occupations.OtherNamesOf(string.Join(' ', meaning.Select(t => t.Word))), Distinct(preferred), words);
    }

    /// <summary>The question with some of its words replaced.</summary>
    public string With(IReadOnlyDictionary<Token, string> mended)
    {
        var text = Text;
        foreach (var (token, word) in mended.OrderByDescending(m => m.Key.Start))
            text = string.Concat(text.AsSpan(0, token.Start), word, text.AsSpan(token.Start + token.Length));
        return text;
    }

    private static (Meaning? Known, int Length) Synonym(List<Token> tokens, int at)
    {
        for (var length = Math.Min(Synonyms.LongestEntry, tokens.Count - at); length > 0; length--)
            if (Synonyms.Of(string.Join(' ', tokens.Skip(at).Take(length).Select(t => t.Word))) is { } known) return (known, length);
        return (null, 1);
    }

    private static List<WordGroup> Distinct(List<WordGroup> groups) => [.. groups.DistinctBy(g => string.Join('|', g.All))];

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
