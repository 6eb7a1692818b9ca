using System.Text;
using Secondments.Search.Domain.Text;

namespace Secondments.Search.Domain.Skills;

/// <summary>
/// Finds terms by the beginnings of the words in any of their names. All names stand in one text, a line each, so that
/// looking through them is one pass over memory: under a millisecond for the 40,000 names of ESCO's skills.
/// </summary>
internal sealed class TermNames
{
    // A beginning that more names have than this says too little for the rest to matter.
    private const int MostLookedAt = 5_000;

    private readonly List<Term> _terms;
    private readonly string _text;
    private readonly List<(int Start, int Term, int Name)> _lines = [];
    private readonly Lazy<int[]> _sorted;

    public TermNames(IEnumerable<Term> terms)
    {
        _terms = [.. terms];
        var text = new StringBuilder("\n");
        for (var number = 0; number < _terms.Count; number++)
        {
            var name = 0;
            foreach (var words in _terms[number].Alternatives.Prepend(_terms[number].Label).Select(Tokeniser.Normal))
            {
                _lines.Add((text.Length, number, name++));
                // The space before the first word makes every word begin alike.
                text.Append(' ').Append(words).Append('\n');
            }
        }
        _text = text.ToString();
        _sorted = new Lazy<int[]>(Sorted);
    }

    /// <summary>The terms that have exactly this name (words with one space between), as label or as another name.</summary>
    public IEnumerable<Term> Named(string words)
    {
        var sorted = _sorted.Value;
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Line(sorted[middle]).SequenceCompareTo(words) < 0) low = middle + 1;
            else high = middle;
        }
        var named = new List<Term>();
        for (; low < sorted.Length && Line(sorted[low]).SequenceEqual(words); low++)
            if (!named.Contains(_terms[_lines[sorted[low]].Term])) named.Add(_terms[_lines[sorted[low]].Term]);
        return named;
    }

    /// <summary>The terms with a name in which every word begins some word, best first, each with the name that was met.</summary>
    public IEnumerable<(Term Term, string? Alternative)> Starting(string words, int most)
    {
        if (words.Length == 0) return [];
        var parts = words.Split(' ').Select(w => $" {w}").OrderByDescending(w => w.Length).ToList();
        var found = new Dictionary<int, (int Rank, int Name)>();
        var looked = 0;
        for (var at = _text.IndexOf(parts[0], StringComparison.Ordinal); at >= 0 && looked < MostLookedAt; looked++)
        {
            var (start, term, name) = _lines[LineOf(at)];
            var end = _text.IndexOf('\n', start);
            var line = _text.AsSpan(start, end - start);
            if (RankOf(line, words, parts, isLabel: name == 0) is { } rank && (!found.TryGetValue(term, out var best) || rank < best.Rank)) found[term] = (rank, name);
            at = _text.IndexOf(parts[0], end, StringComparison.Ordinal);
        }
        return found
            .OrderBy(f => f.Value.Rank)
            .ThenBy(f => _terms[f.Key].Source is Contracts.Search.Api.SkillSource.DigitalAndData ? 0 : 1)
            .ThenBy(f => _terms[f.Key].Label.Length)
            .ThenBy(f => _terms[f.Key].Label, StringComparer.Ordinal)
            .Take(most)
            .Select(f => (_terms[f.Key], f.Value.Name == 0 ? null : _terms[f.Key].Alternatives[f.Value.Name - 1]));
    }

    // What is typed whole, then at the beginning, then within in one piece, then its words anywhere; the label before other names.
    private static int? RankOf(ReadOnlySpan<char> line, string words, List<string> parts, bool isLabel)
    {
        var from = line[1..];
        if (from.SequenceEqual(words)) return isLabel ? 0 : 1;
        if (from.StartsWith(words, StringComparison.Ordinal)) return isLabel ? 1 : 4;
        if (line.IndexOf($" {words}", StringComparison.Ordinal) >= 0) return isLabel ? 2 : 5;
        foreach (var part in parts)
            if (line.IndexOf(part, StringComparison.Ordinal) < 0) return null;
        return isLabel ? 3 : 6;
    }

    private int[] Sorted()
    {
        var lines = Enumerable.Range(0, _lines.Count).ToArray();
        Array.Sort(lines, (a, b) => Line(a).SequenceCompareTo(Line(b)));
        return lines;
    }

    private ReadOnlySpan<char> Line(int line)
    {
        var start = _lines[line].Start + 1;
        return _text.AsSpan(start, _text.IndexOf('\n', start) - start);
    }

    private int LineOf(int at)
    {
        var (low, high) = (0, _lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_lines[middle].Start <= at) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
