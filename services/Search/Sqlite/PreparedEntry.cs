using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// An entry with all that can be made of it before its turn comes: its texts are cut and stemmed by whoever brings it, while the one
/// that writes still writes what came before.
/// </summary>
/// <param name="Stems">Null where the document goes.</param>
/// <param name="Card">As it is stored.</param>
/// <param name="Texts">As they are stored.</param>
internal sealed record PreparedEntry(IndexEntry Entry, DocumentStems? Stems, string? Card, byte[]? Texts)
{
    /// <param name="memory">Is held while the entry's texts are stemmed: one after the other.</param>
    public static PreparedEntry Of(IndexEntry entry, WordMemory memory)
    {
        if (entry.Document is not { } document) return new(entry, null, null, null);
        DocumentStems stems;
        lock (memory) stems = DocumentStems.Of(document, memory);
        return new(entry, stems, Stored.Text(document.Card), Stored.Packed(document.Texts));
    }
}
