namespace Secondments.Organisations.Domain;

/// <summary>Compares names of bodies as a person would: without legal endings, articles, case, accents and punctuation.</summary>
internal static class NameKey
{
    private static readonly HashSet<string> SaysNothing = new(StringComparer.Ordinal)
    {
        "the", "of", "and", "for", "ltd", "limited", "plc", "llp", "cic", "cio", "inc", "company", "uk",
    };

    /// <summary>The words that say something, in order. A name without Latin letters stays as it is.</summary>
    public static string Of(string name)
    {
        var words = Words(name);
        return words.Count > 0 ? string.Join(' ', words) : Slug.Hyphenated(name) is { Length: > 0 } plain ? plain : name.Trim().ToLowerInvariant();
    }

    public static IReadOnlyList<string> Words(string text) =>
        [.. Slug.Hyphenated(text).Split('-', StringSplitOptions.RemoveEmptyEntries).Where(w => !SaysNothing.Contains(w))];

    /// <summary>
    /// Two keys may name one body: the same words in another order, one typing slip in eight letters, or all words of the
    /// shorter within the longer (at least two).
    /// </summary>
    public static bool IsSimilar(string key, string other)
    {
        var a = key.Split(' ').ToHashSet(StringComparer.Ordinal);
        var b = other.Split(' ').ToHashSet(StringComparer.Ordinal);
        var (few, many) = a.Count <= b.Count ? (a, b) : (b, a);
        if (few.SetEquals(many) || few.Count >= 2 && few.IsSubsetOf(many)) return true;
        var longest = Math.Max(key.Length, other.Length);
        return longest <= 120 && Distance(key, other) <= longest / 8;
    }

    /// <summary>Insertions, deletions and substitutions between two texts (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
