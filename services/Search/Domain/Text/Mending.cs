namespace Secondments.Search.Domain.Text;

/// <summary>Which words of a question are spelt as nobody spells them, and what was meant.</summary>
internal static class Mending
{
    /// <summary>At most so many results are «little», and make a better spelling worth offering.</summary>
    public const int Little = 2;

    // What is offered instead must be so much more common.
    private const int TimesAsCommon = 20;

    /// <summary>The question with its words mended; null when none is. Only words that no or hardly any public document has are.</summary>
    /// <param name="nearest">The likeliest word that was meant; null when none is near.</param>
    public static QueryText? Of(QueryText text, Func<string, int> documentsWith, Func<string, string?> nearest)
    {
        var mended = new Dictionary<Token, string>();
        foreach (var token in text.Words)
        {
            var documents = documentsWith(token.Word);
            if (documents > Little || nearest(token.Word) is not { } meant) continue;
            if (documentsWith(meant) >= documents * TimesAsCommon) mended[token] = meant;
        }
        return mended.Count > 0 && QueryText.Parse(text.With(mended)).TryGet(out var better, out _) ? better : null;
    }

    /// <summary>Of the candidates that any document has, the fewest slips away; then the same first letter, then the most common.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates, Func<string, int> documentsWith)
    {
        var most = Spelling.Budget(word.Length);
        return candidates
            .Where(c => documentsWith(c) > 0)
            .Select(c => (Word: c, Slips: Spelling.Distance(word, c, most)))
            .Where(c => c.Slips > 0 && c.Slips <= most)
            .OrderBy(c => c.Slips).ThenByDescending(c => c.Word[0] == word[0]).ThenByDescending(c => documentsWith(c.Word))
            .Select(c => c.Word)
            .FirstOrDefault();
    }
}
