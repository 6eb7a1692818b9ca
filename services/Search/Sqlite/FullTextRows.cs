using System.Text;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>What a document gives to the full-text table and to the vocabulary.</summary>
internal static class FullTextRows
{
    /// <summary>How much a word counts in title, skills, organisation, place and description.</summary>
    public const string Rank = "bm25(12.0, 6.0, 3.0, 4.0, 1.0)";

    /// <summary>The columns' texts, as stems with a space between: the table only has to cut at spaces.</summary>
    public static string[] Of(OpportunityDocument document, string organisation) =>
    [
        Stems(document.Card.Title),
        Stems(string.Join(" ; ", document.Card.Skills)),
        Stems(organisation),
        Stems($"{string.Join(" ; ", document.Card.Places.Select(p => p.Name))} ; {document.Texts.PlaceWords}"),
        Stems($"{document.Texts.Description} ; {document.Texts.More}"),
    ];

    /// <summary>The different words by which a public document is counted: those long enough to be worth mending.</summary>
    public static HashSet<string> Words(OpportunityDocument document)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        string[] texts =
        [
            document.Card.Title, .. document.Card.Skills, .. document.Card.Places.Select(p => p.Name), document.Texts.PlaceWords,
            document.Texts.Description, document.Texts.More,
        ];
        foreach (var text in texts)
            foreach (var token in Tokeniser.Tokens(text))
                if (token.Word.Length > 3 && !token.Word.Any(char.IsAsciiDigit)) words.Add(token.Word);
        return words;
    }

    private static string Stems(string text)
    {
        var stems = new StringBuilder(text.Length);
        foreach (var token in Tokeniser.Tokens(text))
        {
            if (stems.Length > 0) stems.Append(' ');
            stems.Append(token.Stem);
        }
        return stems.ToString();
    }
}
