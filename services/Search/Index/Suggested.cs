using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Skills;
using Secondments.Search.Domain.Text;

namespace Secondments.Search.Index;

/// <summary>How what is typed is completed, whatever engine finds it.</summary>
internal static class Suggested
{
    private const int MostTerms = 20;
    private const int WordsIndexed = 5;

    /// <summary>What begins with any of the first words: the texts by whose beginnings a name (words with one space between) is found.</summary>
    public static IEnumerable<string> Beginnings(string words, int most = WordsIndexed)
    {
        yield return words;
        for (var (at, number) = (words.IndexOf(' '), 1); at >= 0 && number < most; at = words.IndexOf(' ', at + 1), number++)
            yield return words[(at + 1)..];
    }

    /// <summary>Names of the taxonomy that complete the words.</summary>
    public static IReadOnlyList<Suggestion> Terms(string words) =>
    [
        .. Occupations.Complete(words, MostTerms).Select(label => new Suggestion(label, SuggestionKind.Occupation, 0)),
        .. SkillTaxonomy.Shared.Complete(words, MostTerms).Where(f => f.Alternative is null).Select(f => new Suggestion(f.Term.Label, SuggestionKind.Skill, 0)),
    ];

    /// <summary>The words by which a name of the taxonomy would be searched for.</summary>
    public static IEnumerable<string> WordsOf(Suggestion term) => Tokeniser.Tokens(term.Text).Select(t => t.Word).Where(w => !SmallWords.Has(w));

    /// <summary>
    /// What documents have, the commonest first, then the terms. A term with a word that no public document has (or one too short to be
    /// counted) would only lead to an empty page.
    /// </summary>
    public static IReadOnlyList<Suggestion> Best(IEnumerable<Suggestion> found, IEnumerable<Suggestion> terms, Func<string, int> documentsWith, int most) =>
    [
        .. found.OrderByDescending(s => s.Opportunities).ThenBy(s => s.Text.Length).ThenBy(s => s.Text, StringComparer.Ordinal)
            .Concat(terms.Where(t => WordsOf(t).All(w => documentsWith(w) > 0)))
            .DistinctBy(s => Tokeniser.Normal(s.Text))
            .Take(most),
    ];
}
