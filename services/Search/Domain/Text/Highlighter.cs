using Secondments.Contracts.Search.Api;

namespace Secondments.Search.Domain.Text;

/// <summary>Marks the words asked for in what is shown.</summary>
internal static class Highlighter
{
    private const int WindowWords = 32;
    private const int MostCharacters = 30_000;

    public static IReadOnlyList<Mark> Marks(string text, IReadOnlySet<string> stems) => stems.Count == 0
        ? []
        : [.. Tokeniser.Tokens(text).Where(t => stems.Contains(t.Stem)).Select(t => new Mark(t.Start, t.Length))];

    /// <summary>The piece of the text with the most different words asked for, the first of several; its beginning when it has none.</summary>
    public static Snippet? Snippet(string text, IReadOnlySet<string> stems)
    {
        if (stems.Count == 0 || text.Length == 0) return null;
        var tokens = Tokeniser.Tokens(text.Length > MostCharacters ? text[..MostCharacters] : text).ToList();
        if (tokens.Count == 0) return null;
        var found = new string?[tokens.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var stem = tokens[i].Stem;
            found[i] = stems.Contains(stem) ? stem : null;
        }

        var first = Math.Max(0, BestWindow(found));
        // Some words before the first one found make it readable.
        var hit = Array.FindIndex(found, first, f => f is not null);
        if (hit >= 0) first = Math.Max(0, Math.Min(hit - 6, tokens.Count - WindowWords));
        var last = Math.Min(tokens.Count, first + WindowWords) - 1;
        var start = first == 0 ? 0 : tokens[first].Start;
        var end = last == tokens.Count - 1 && text.Length <= MostCharacters ? text.Length : tokens[last].Start + tokens[last].Length;
        var marks = new List<Mark>();
        for (var i = first; i <= last; i++)
            if (found[i] is not null) marks.Add(new Mark(tokens[i].Start - start, tokens[i].Length));
        return new Snippet(text[start..end], marks, start > 0, end < text.Length);
    }

    private static int BestWindow(string?[] found)
    {
        var inside = new Dictionary<string, int>();
        var (best, most) = (0, 0);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } entering) inside[entering] = inside.GetValueOrDefault(entering) + 1;
            if (i >= WindowWords && found[i - WindowWords] is { } leaving && --inside[leaving] == 0) inside.Remove(leaving);
            if (inside.Count <= most) continue;
            most = inside.Count;
            best = i - WindowWords + 1;
        }
        return best;
    }
}
