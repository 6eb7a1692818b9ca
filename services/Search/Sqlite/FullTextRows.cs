using System.Text;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>What a document gives to the full-text table and to the vocabulary.</summary>
internal static class FullTextRows
{
    /// <summary>How much a word counts in title, skills, organisation, place and description.</summary>
    public const string Rank = "bm25(12.0, 6.0, 3.0, 4.0, 1.0)";

    /// <summary>
    /// The columns' texts, as stems with a space between: the table only has to cut at spaces. And the different words by
    /// which a public document is counted: those long enough to be worth mending.
    /// </summary>
    public static (string[] Columns, HashSet<string> Words) Of(OpportunityDocument document, string organisation, WordMemory memory)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var places = $"{string.Join(" ; ", document.Card.Places.Select(p => p.Name))} ; {document.Texts.PlaceWords}";
        string[] columns =
        [
            Stems(document.Card.Title, memory, words),
            Stems(string.Join(" ; ", document.Card.Skills), memory, words),
            Stems(organisation, memory, null),
            Stems(places, memory, words),
            Stems($"{document.Texts.Description} ; {document.Texts.More}", memory, words),
        ];
        return (columns, words);
    }

    private static string Stems(string text, WordMemory memory, HashSet<string>? words)
    {
        var stems = new StringBuilder(text.Length);
        foreach (var token in Tokeniser.Tokens(text, memory))
        {
            if (stems.Length > 0) stems.Append(' ');
            stems.Append(memory.StemOf(token.Word));
            if (token.Word.Length >= Vocabulary.ShortestWord && !token.Word.AsSpan().ContainsAnyInRange('0', '9')) words?.Add(token.Word);
        }
        return stems.ToString();
    }
}
