namespace Secondments.Search.Domain.Text;

/// <summary>
/// Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", 1980), with two changes: the beginnings that
/// Porter's later English stemmer protects ("community" isn't "communication"), and the words of this exchange ("secondment"
/// isn't "second", nor "organisation" "organ").
/// </summary>
internal static class Stemmer
{
    private static readonly string[] Protected = ["commun", "gener", "arsen"];

    private static readonly (string Ending, string By)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("iser", "ise"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("isation", "ise"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string By)[] Third =
        [("icate", "ic"), ("ative", ""), ("alise", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive"];

    public static string Stem(string word)
    {
        if (word.Length < 3) return word;
        foreach (var c in word)
            if (c is < 'a' or > 'z') return word;
        if (word is "secondment" or "secondments") return "secondment";
        if (word is "secondee" or "secondees") return "secondee";

        var from = Array.Find(Protected, p => word.StartsWith(p, StringComparison.Ordinal))?.Length ?? 0;
        var stem = Plural(word);
        stem = PastOrGerund(stem, from);
        if (stem.EndsWith('y') && HasVowel(stem.AsSpan(0, stem.Length - 1))) stem = stem[..^1] + "i";
        stem = Replace(stem, Second, from);
        stem = Replace(stem, Third, from);
        stem = Drop(stem, from);
        return Tidy(stem, from);
    }

    private static string Plural(string w) =>
        w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal) ? w[..^2]
        : w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) ? w[..^1]
        : w;

    private static string PastOrGerund(string w, int from)
    {
        if (w.EndsWith("eed", StringComparison.Ordinal)) return Measure(w.AsSpan(0, w.Length - 3), from) > 0 ? w[..^1] : w;
        var cut = w.EndsWith("ed", StringComparison.Ordinal) ? 2 : w.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(w.AsSpan(0, w.Length - cut))) return w;
        w = w[..^cut];
        if (w.EndsWith("at", StringComparison.Ordinal) || w.EndsWith("bl", StringComparison.Ordinal) || w.EndsWith("is", StringComparison.Ordinal)) return w + "e";
        if (EndsDouble(w) && w[^1] is not ('l' or 's' or 'z')) return w[..^1];
        return Measure(w, from) == 1 && EndsShort(w) ? w + "e" : w;
    }

    private static string Replace(string w, (string Ending, string By)[] rules, int from)
    {
        foreach (var (ending, by) in rules)
        {
            if (!w.EndsWith(ending, StringComparison.Ordinal)) continue;
            return Measure(w.AsSpan(0, w.Length - ending.Length), from) > 0 ? string.Concat(w.AsSpan(0, w.Length - ending.Length), by) : w;
        }
        return w;
    }

    private static string Drop(string w, int from)
    {
        if (w.EndsWith("sion", StringComparison.Ordinal) || w.EndsWith("tion", StringComparison.Ordinal))
            return Measure(w.AsSpan(0, w.Length - 3), from) > 1 ? w[..^3] : w;
        foreach (var ending in Fourth)
        {
            if (!w.EndsWith(ending, StringComparison.Ordinal)) continue;
            return Measure(w.AsSpan(0, w.Length - ending.Length), from) > 1 ? w[..^ending.Length] : w;
        }
        return w;
    }

    private static string Tidy(string w, int from)
    {
        if (w.EndsWith('e'))
        {
            var stem = w[..^1];
            var measure = Measure(stem, from);
            if (measure > 1 || (measure == 1 && !EndsShort(stem))) w = stem;
        }
        return w.EndsWith("ll", StringComparison.Ordinal) && Measure(w.AsSpan(0, w.Length - 1), from) > 1 ? w[..^1] : w;
    }

    private static bool IsVowel(ReadOnlySpan<char> w, int at) => w[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(w, at - 1),
        _ => false,
    };

    private static bool HasVowel(ReadOnlySpan<char> w)
    {
        for (var i = 0; i < w.Length; i++)
            if (IsVowel(w, i)) return true;
        return false;
    }

    // Porter's m: how often a vowel is followed by a consonant, counted behind a protected beginning.
    private static int Measure(ReadOnlySpan<char> w, int from)
    {
        var count = 0;
        var afterVowel = false;
        for (var i = Math.Min(from, w.Length); i < w.Length; i++)
        {
            var vowel = IsVowel(w, i);
            if (afterVowel && !vowel) count++;
            afterVowel = vowel;
        }
        return count;
    }

    private static bool EndsDouble(string w) => w.Length > 1 && w[^1] == w[^2] && !IsVowel(w, w.Length - 1);

    private static bool EndsShort(ReadOnlySpan<char> w) =>
        w.Length > 2 && !IsVowel(w, w.Length - 1) && IsVowel(w, w.Length - 2) && !IsVowel(w, w.Length - 3) && w[^1] is not ('w' or 'x' or 'y');
}
