using Secondments.Contracts.Search.Api;

namespace Secondments.Search.Domain.Text;

/// <summary>Marks the words asked for in what is shown: single words wherever they are, phrases only where they stand together.</summary>
internal sealed class Highlighter
{
    private const int WindowWords = 32;
    private const int MostCharacters = 30_000;

    private readonly HashSet<string> _words;
    private readonly List<IReadOnlyList<string>> _phrases;

    public Highlighter(IEnumerable<Wording> asked)
    {
        var all = asked.ToList();
        _words = all.Where(w => !w.Together || w.Stems.Count == 1).SelectMany(w => w.Stems).ToHashSet(StringComparer.Ordinal);
        _phrases = [.. all.Where(w => w.Together && w.Stems.Count > 1).Select(w => w.Stems)];
    }

    public bool IsEmpty => _words.Count == 0 && _phrases.Count == 0;

    public IReadOnlyList<Mark> Marks(string text)
    {
        if (IsEmpty) return [];
        var tokens = Tokeniser.Tokens(text).ToList();
        var found = Found(tokens);
        return [.. tokens.Where((_, i) => found[i] is not null).Select(t => new Mark(t.Start, t.Length))];
    }

    /// <summary>The piece of the text with the most different words asked for, the first of several; its beginning when it has none.</summary>
    public Snippet? Snippet(string text)
    {
        if (IsEmpty || text.Length == 0) return null;
        var tokens = Tokeniser.Tokens(text.Length > MostCharacters ? text[..MostCharacters] : text).ToList();
        if (tokens.Count == 0) return null;
        var found = Found(tokens);

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

    // For each word of the text the stem that was asked for, or null.
    private string?[] Found(List<Token> tokens)
    {
        var stems = tokens.ConvertAll(t => t.Stem);
        var found = new string?[stems.Count];
        for (var i = 0; i < found.Length; i++)
        {
            if (_words.Contains(stems[i])) found[i] = stems[i];
            foreach (var phrase in _phrases)
                for (var word = 0; word < phrase.Count && StandsAt(phrase, stems, i); word++) found[i + word] = phrase[word];
        }
        return found;
    }

    private static bool StandsAt(IReadOnlyList<string> phrase, List<string> stems, int at)
    {
        if (at + phrase.Count > stems.Count) return false;
        for (var i = 0; i < phrase.Count; i++)
            if (stems[at + i] != phrase[i]) return false;
        return true;
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
