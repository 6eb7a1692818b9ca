using Microsoft.Data.Sqlite;
using Secondments.Contracts.Opportunities;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// Puts documents into one edition's tables within the open transaction, and remembers what memory must do once it is
/// committed: nothing in memory changes before.
/// </summary>
internal sealed class EditionWriter : IDisposable
{
    private readonly Edition _edition;
    private readonly SqliteCommand _slotOf, _putSlot, _dropSlot, _putText, _dropText;
    // By slot, null where a document goes. They are written last, together and in order: the full-text table gathers what it is
    // given in memory, and lets go of it into a segment of its own whenever another table is written or a slot is out of order.
    private readonly SortedDictionary<int, string[]?> _texts = [];
    private readonly WordLog _words;
    private readonly List<Action> _memory = [];
    private readonly WordMemory _known = new();

    public EditionWriter(Edition edition, SqliteConnection connection)
    {
        _edition = edition;
        _slotOf = connection.Command($"SELECT slot, counted FROM {edition.Slots} WHERE id = $id", ("$id", null));
        _putSlot = connection.Command(
            $"INSERT OR REPLACE INTO {edition.Slots}(slot, id, counted) VALUES($slot, $id, $counted)", ("$slot", null), ("$id", null), ("$counted", null));
        _dropSlot = connection.Command($"DELETE FROM {edition.Slots} WHERE slot = $slot", ("$slot", null));
        _putText = connection.Command(
            $"INSERT OR REPLACE INTO {edition.FullText}(rowid, title, skills, organisation, place, description) VALUES($slot, $t0, $t1, $t2, $t3, $t4)",
            ("$slot", null), ("$t0", null), ("$t1", null), ("$t2", null), ("$t3", null), ("$t4", null));
        _dropText = connection.Command($"DELETE FROM {edition.FullText} WHERE rowid = $slot", ("$slot", null));
        _words = new WordLog(edition, connection);
    }

    public Edition Edition => _edition;

    public bool Has(Guid id) => Slot(id) is not null;

    /// <param name="before">The document that stands in the index now, if one does.</param>
    public void Put(OpportunityDocument document, Told told, OrganisationEntry organisation, OpportunityDocument? before) =>
        Put(document, DocumentStems.Of(document, _known), told, organisation, before);

    /// <inheritdoc cref="Put(OpportunityDocument, Told, OrganisationEntry, OpportunityDocument?)"/>
    /// <param name="stems">Of the document.</param>
    public void Put(OpportunityDocument document, DocumentStems stems, Told told, OrganisationEntry organisation, OpportunityDocument? before)
    {
        var id = document.Card.Id.Value;
        var standing = Slot(id);
        if (standing is { Counted: true } && before is not null) Count(before, DocumentStems.Of(before, _known).Words, -1);
        // What is published anew counts as newest, and newest is the highest slot.
        var moves = standing is not null && before is not null && before.Card.PublishedAt != document.Card.PublishedAt;
        if (moves) Drop(standing!.Value.Number);
        var slot = standing is { } there && !moves ? there.Number : _edition.NextSlot++;

        _texts[slot] = [stems.Title, stems.Skills, DocumentStems.Stems(organisation.Name, _known), stems.Place, stems.Description];
        var counted = document.Card.Visibility is OpportunityVisibility.Public && organisation.Shown;
        _putSlot.Parameters[0].Value = slot;
        _putSlot.Parameters[1].Value = Stored.Key(id);
        _putSlot.Parameters[2].Value = counted;
        _putSlot.ExecuteNonQuery();
        if (counted) Count(document, stems.Words, 1);
        _memory.Add(() => _edition.Columns.Set(slot, document.Card, told));
    }

    public void Remove(Guid id, OpportunityDocument? before)
    {
        if (Slot(id) is not { } standing) return;
        if (standing.Counted && before is not null) Count(before, DocumentStems.Of(before, _known).Words, -1);
        Drop(standing.Number);
        _memory.Add(() => _edition.Columns.Remove(id));
    }

    /// <summary>The last thing before the commit.</summary>
    public void Flush()
    {
        _words.Flush();
        foreach (var (slot, texts) in _texts)
        {
            var command = texts is null ? _dropText : _putText;
            command.Parameters[0].Value = slot;
            for (var i = 0; i < texts?.Length; i++) command.Parameters[i + 1].Value = texts[i];
            command.ExecuteNonQuery();
        }
    }

    /// <summary>After the commit, while nobody searches this edition.</summary>
    public void Remember()
    {
        foreach (var change in _memory) change();
        _words.Remember();
        Forget();
    }

    /// <summary>After a rollback.</summary>
    public void Forget()
    {
        _memory.Clear();
        _texts.Clear();
        _words.Forget();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_slotOf, _putSlot, _dropSlot, _putText, _dropText]) command.Dispose();
        _words.Dispose();
    }

    private (int Number, bool Counted)? Slot(Guid id)
    {
        _slotOf.Parameters[0].Value = Stored.Key(id);
        using var row = _slotOf.ExecuteReader();
        return row.Read() ? (row.GetInt32(0), row.GetBoolean(1)) : null;
    }

    private void Drop(int slot)
    {
        _texts[slot] = null;
        _dropSlot.Parameters[0].Value = slot;
        _dropSlot.ExecuteNonQuery();
    }

    private void Count(OpportunityDocument document, HashSet<string> words, int documents)
    {
        _words.Count(words, documents);
        _memory.Add(() => _edition.CountPhrases(document.Card, documents));
    }
}
