using Secondments.Search.Domain.Text;

namespace Secondments.Search.Sqlite;

/// <summary>
/// The words of public documents as they are written, and in how many each is: what spelling is mended with. A word that
/// only a private document holds is never here, so no correction can tell of it.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);
    // By length: a word is looked for among those whose length can be near.
    private readonly List<Dictionary<string, uint>> _byLength = [];

    public int DocumentsWith(string word) => _documents.GetValueOrDefault(word);

    public void Add(string word, int documents)
    {
        var now = _documents.GetValueOrDefault(word) + documents;
        while (_byLength.Count <= word.Length) _byLength.Add(new Dictionary<string, uint>(StringComparer.Ordinal));
        if (now > 0)
        {
            _documents[word] = now;
            _byLength[word.Length].TryAdd(word, Spelling.Letters(word));
        }
        else
        {
            _documents.Remove(word);
            _byLength[word.Length].Remove(word);
        }
    }

    /// <summary>The likeliest word that was meant, or null when none is near: fewest slips, then the same first letter, then the most common.</summary>
    public string? Nearest(string word)
    {
        var most = Spelling.Budget(word.Length);
        if (most == 0 || word.Any(char.IsDigit)) return null;
        var letters = Spelling.Letters(word);
        string? best = null;
        var (bestSlips, bestFirst, bestCount) = (most + 1, false, 0);
        for (var length = word.Length - most; length <= word.Length + most && length < _byLength.Count; length++)
        {
            foreach (var (candidate, bits) in _byLength[length])
            {
                if (!Spelling.MayBeNear(letters, bits, most)) continue;
                var slips = Spelling.Distance(word, candidate, Math.Min(most, bestSlips));
                if (slips == 0 || slips > most || slips > bestSlips) continue;
                var first = candidate[0] == word[0];
                var count = _documents[candidate];
                if (slips == bestSlips && (bestFirst, bestCount).CompareTo((first, count)) >= 0) continue;
                (best, bestSlips, bestFirst, bestCount) = (candidate, slips, first, count);
            }
        }
        return best;
    }
}
