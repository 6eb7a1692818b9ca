using System.Globalization;
using System.Text;

namespace Secondments.Search.Domain.Text;

/// <summary>
/// Cuts text into words, the same way for documents, questions and highlights. Whatever isn't a letter or a digit only
/// separates, so no sign can mean anything to an engine.
/// </summary>
internal static class Tokeniser
{
    private const int LongestWord = 40;

    /// <param name="memory">Words that were found before, for whoever cuts many texts.</param>
    public static IEnumerable<Token> Tokens(string text, WordMemory? memory = null)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInside(text, at))) at++;
            var end = at;
            var word = Named(text, start, ref end) ?? memory?.WordOf(text.AsSpan(start, end - start)) ?? Fold(text.AsSpan(start, end - start));
            at = end;
            if (word.Length > 0) yield return new Token(start, end - start, word);
        }
    }

    /// <summary>The words, one space between: how names are compared.</summary>
    public static string Normal(string text) => string.Join(' ', Tokens(text).Select(t => t.Word));

    /// <summary>In small letters, without accents and apostrophes, in British spelling.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) word = word[..LongestWord];
        Span<char> buffer = stackalloc char[LongestWord];
        var length = 0;
        foreach (var c in word)
        {
            if (c is '\'' or '’') continue;
            if (c > 127) return Spelling.British(FoldAccents(word));
            buffer[length++] = char.ToLowerInvariant(c);
        }
        return Spelling.British(new string(buffer[..length]));
    }

    // Accents written as marks of their own, and the apostrophe of "people's", belong to the word they are in.
    private static bool IsInside(string text, int at) =>
        char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark
        || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    // Names that signs are a part of, and an abbreviation that would be lost among pronouns.
    private static string? Named(string text, int start, ref int end)
    {
        var word = text.AsSpan(start, end - start);
        if (word.Length == 1 && word[0] is 'c' or 'C' or 'f' or 'F' && end < text.Length && text[end] == '#')
        {
            end++;
            return word[0] is 'c' or 'C' ? "csharp" : "fsharp";
        }
        if (word.Length == 1 && word[0] is 'c' or 'C' && text.AsSpan(end).StartsWith("++"))
        {
            end += 2;
            return "cplusplus";
        }
        if (word.Equals("net", StringComparison.OrdinalIgnoreCase) && start > 0 && text[start - 1] == '.' && (start == 1 || !char.IsLetterOrDigit(text[start - 2])))
            return "dotnet";
        return word is "IT" ? Synonyms.InformationTechnology : null;
    }

    private static string FoldAccents(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        // A word cut in the middle of a pair would be no text any more.
        var whole = char.IsHighSurrogate(word[^1]) ? word[..^1] : word;
        foreach (var c in whole.ToString().Normalize(NormalizationForm.FormD))
            if (c is not ('\'' or '’') && char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }
}
