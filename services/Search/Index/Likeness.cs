using Secondments.Search.Domain.Text;

namespace Secondments.Search.Index;

/// <summary>What of an opportunity says most about it, to find others like it by.</summary>
internal static class Likeness
{
    private const int MostStems = 8;

    /// <summary>The words of title and skills, one-letter ones and their like left out.</summary>
    public static IReadOnlyList<Token> WordsOf(OpportunityCard card) =>
        [.. Tokeniser.Tokens(string.Join(" ; ", card.Skills.Prepend(card.Title))).Where(t => t.Word.Length > 2)];

    /// <summary>The stems of the rarest: they say most of what it is about.</summary>
    public static IReadOnlyList<string> Rarest(IReadOnlyList<Token> words, Func<string, int> documentsWith) =>
    [
        .. words.OrderBy(t => documentsWith(t.Word) is > 0 and var n ? n : int.MaxValue).Select(t => t.Stem).Distinct().Take(MostStems),
    ];
}
