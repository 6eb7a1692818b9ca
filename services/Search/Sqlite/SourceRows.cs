using Microsoft.Data.Sqlite;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// The documents and organisations as they came, whichever edition serves: what a rebuild is made from, and where versions
/// are compared. A document taken out leaves its version behind as a tombstone.
/// </summary>
internal sealed class SourceRows(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _document = connection.Command("SELECT version, card IS NOT NULL, print FROM documents WHERE id = $id", ("$id", null));
    private readonly SqliteCommand _content = connection.Command("SELECT card, texts FROM documents WHERE id = $id AND card IS NOT NULL", ("$id", null));
    private readonly SqliteCommand _put = connection.Command(
        "INSERT OR REPLACE INTO documents(id, version, organisation, published, card, texts, print) VALUES($id, $version, $organisation, $published, $card, $texts, $print)",
        ("$id", null), ("$version", null), ("$organisation", null), ("$published", null), ("$card", null), ("$texts", null), ("$print", null));
    private readonly SqliteCommand _organisation = connection.Command(
        "SELECT version, slug, name, sector, shown FROM organisations WHERE id = $id", ("$id", null));

    // Of the open transaction: what comes together is often one organisation's.
    private readonly Dictionary<OrganisationId, OrganisationEntry?> _known = [];

    /// <summary>Begins a transaction.</summary>
    public void Begin()
    {
        connection.Run("BEGIN IMMEDIATE");
        _known.Clear();
    }

    public (Told Told, bool Present)? Document(Guid id)
    {
        _document.Parameters[0].Value = Stored.Key(id);
        using var row = _document.ExecuteReader();
        return row.Read() ? (new Told(row.GetInt64(0), (ulong)row.GetInt64(2)), row.GetBoolean(1)) : null;
    }

    public bool IsStill(IndexRowSeen seen) => Document(seen.Id.Value) is { } known && known.Told.Version == seen.Version;

    public OpportunityDocument? Content(Guid id)
    {
        _content.Parameters[0].Value = Stored.Key(id);
        using var row = _content.ExecuteReader();
        return row.Read() ? new OpportunityDocument(Stored.Card(row.GetString(0)), Stored.Texts(row.GetValue(1))) : null;
    }

    public void Put(PreparedEntry prepared)
    {
        var entry = prepared.Entry;
        var card = entry.Document?.Card;
        _put.Parameters[0].Value = Stored.Key(entry.Id.Value);
        _put.Parameters[1].Value = entry.Version;
        _put.Parameters[2].Value = card is null ? DBNull.Value : Stored.Key(card.Organisation.Value);
        _put.Parameters[3].Value = card is null ? DBNull.Value : card.PublishedAt.ToUnixTimeMilliseconds();
        _put.Parameters[4].Value = (object?)prepared.Card ?? DBNull.Value;
        _put.Parameters[5].Value = (object?)prepared.Texts ?? DBNull.Value;
        _put.Parameters[6].Value = (long)IndexFigure.PrintOf(entry.Fingerprint);
        _put.ExecuteNonQuery();
    }

    /// <summary>As if nothing had ever been heard of it.</summary>
    public void Forget(Guid id) => connection.Run("DELETE FROM documents WHERE id = $id", ("$id", Stored.Key(id)));

    /// <summary>Any version is newer than this one now.</summary>
    public void Doubt(Guid id) => connection.Run("UPDATE documents SET version = 0 WHERE id = $id", ("$id", Stored.Key(id)));

    public OrganisationEntry? Organisation(OrganisationId id)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        _organisation.Parameters[0].Value = Stored.Key(id.Value);
        using var row = _organisation.ExecuteReader();
        return _known[id] = row.Read()
            ? new OrganisationEntry(id, row.GetInt64(0), row.GetString(1), row.GetString(2), (Sector)row.GetInt32(3), row.GetBoolean(4))
            : null;
    }

    /// <param name="followed">False until its documents carry what changed; a start finds those that were interrupted.</param>
    public void Put(OrganisationEntry entry, bool followed)
    {
        _known.Remove(entry.Id);
        connection.Run(
            "INSERT OR REPLACE INTO organisations(id, version, slug, name, sector, shown, followed) VALUES($id, $version, $slug, $name, $sector, $shown, $followed)",
            ("$id", Stored.Key(entry.Id.Value)), ("$version", entry.Version), ("$slug", entry.Slug), ("$name", entry.Name), ("$sector", (int)entry.Sector),
            ("$shown", entry.Shown), ("$followed", followed));
    }

    public void MarkFollowed(OrganisationId id) =>
        connection.Run("UPDATE organisations SET followed = 1 WHERE id = $id", ("$id", Stored.Key(id.Value)));

    public List<OrganisationId> Unfollowed() =>
        [.. Ids("SELECT id FROM organisations WHERE followed = 0").Select(id => new OrganisationId(id))];

    public List<Guid> DocumentsOf(OrganisationId organisation) =>
        Ids("SELECT id FROM documents WHERE organisation = $o AND card IS NOT NULL", ("$o", Stored.Key(organisation.Value)));

    public List<Guid> OldestFirst() => Ids("SELECT id FROM documents WHERE card IS NOT NULL ORDER BY published, id");

    public void Dispose()
    {
        _document.Dispose();
        _content.Dispose();
        _put.Dispose();
        _organisation.Dispose();
    }

    private List<Guid> Ids(string sql, params ReadOnlySpan<(string, object?)> values)
    {
        using var command = connection.Command(sql, values);
        using var row = command.ExecuteReader();
        var ids = new List<Guid>();
        while (row.Read()) ids.Add(Stored.Id((byte[])row[0]));
        return ids;
    }
}
