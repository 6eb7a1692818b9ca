using System.Numerics;

namespace Secondments.Search.Domain.Text;

/// <summary>Ways of spelling, and how far one is from another.</summary>
internal static class Spelling
{
    /// <summary>"organization" as "organisation": both are written, and a stemmer alone makes "organ" of the first.</summary>
    public static string British(string word)
    {
        var at = word.IndexOf("iz", StringComparison.Ordinal);
        return at >= 3 && at + 2 < word.Length && word[at + 2] is 'a' or 'e' or 'i'
            ? string.Concat(word.AsSpan(0, at + 1), "s", word.AsSpan(at + 2))
            : word;
    }

    /// <summary>How many slips a word of this length may have: short words are too near to each other.</summary>
    public static int Budget(int length) => length switch { < 5 => 0, < 9 => 1, _ => 2 };

    /// <summary>
    /// The number of letters to add, drop, change or swap with a neighbour (optimal string alignment), or
    /// <paramref name="most"/> + 1 when it is more than <paramref name="most"/>.
    /// </summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var here = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) here = Math.Min(here, before[j - 2] + 1);
                row[j] = here;
                best = Math.Min(best, here);
            }
            if (best > most) return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.Min(last[b.Length], most + 1);
    }

    /// <summary>Which letters a word has, as bits: words that differ in many can't be near, and that is cheap to see.</summary>
    public static uint Letters(string word)
    {
        var bits = 0u;
        foreach (var c in word) bits |= 1u << (c & 31);
        return bits;
    }

    public static bool MayBeNear(uint a, uint b, int most) => BitOperations.PopCount(a & ~b) <= most && BitOperations.PopCount(b & ~a) <= most;
}
