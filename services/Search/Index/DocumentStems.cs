using System.Text;
using Secondments.Search.Domain.Text;

namespace Secondments.Search.Index;

/// <summary>
/// What a document gives to the words of an index: stems with a space between, which an engine only has to cut at spaces, so that
/// every engine finds the same; and the different words as written, by which spelling is mended: those long enough to be worth it.
/// </summary>
internal sealed record DocumentStems(string Title, string Skills, string Place, string Description, HashSet<string> Words)
{
    /// <summary>Shorter words aren't kept: they are too near to each other to be mended.</summary>
    public const int ShortestWord = 4;

    public static DocumentStems Of(OpportunityDocument document, WordMemory memory)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var places = $"{string.Join(" ; ", document.Card.Places.Select(p => p.Name))} ; {document.Texts.PlaceWords}";
        return new DocumentStems(
            Stems(document.Card.Title, memory, words),
            Stems(string.Join(" ; ", document.Card.Skills), memory, words),
            Stems(places, memory, words),
            Stems($"{document.Texts.Description} ; {document.Texts.More}", memory, words),
            words);
    }

    public static string Stems(string text, WordMemory memory, HashSet<string>? words = null)
    {
        var stems = new StringBuilder(text.Length);
        foreach (var token in Tokeniser.Tokens(text, memory))
        {
            if (stems.Length > 0) stems.Append(' ');
            stems.Append(memory.StemOf(token.Word));
            if (token.Word.Length >= ShortestWord && !token.Word.AsSpan().ContainsAnyInRange('0', '9')) words?.Add(token.Word);
        }
        return stems.ToString();
    }
}
