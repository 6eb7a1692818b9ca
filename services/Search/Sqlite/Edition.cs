using Microsoft.Data.Sqlite;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// One build of the index: a full-text table, the slots and the words that belong to it, and the columns in memory. A
/// rebuild fills a second edition while the first one serves.
/// </summary>
internal sealed class Edition
{
    /// <summary>How much a word counts in title, skills, organisation, place and description.</summary>
    private const string Rank = "bm25(12.0, 6.0, 3.0, 4.0, 1.0)";

    public Edition(int number, Organisations organisations)
    {
        Number = number;
        Columns = new Columns(organisations);
    }

    public int Number { get; }

    public Columns Columns { get; }

    public Vocabulary Vocabulary { get; } = new();

    public Phrases Phrases { get; } = new();

    /// <summary>The writer's: the next slot that no document ever had.</summary>
    public int NextSlot { get; set; }

    public string FullText => $"full_text_{Number}";

    public string Slots => $"slots_{Number}";

    public string Words => $"words_{Number}";

    /// <summary>What commits changed of <see cref="Words"/> and isn't in there yet.</summary>
    public string WordLog => $"word_log_{Number}";

    public void CreateTables(SqliteConnection connection) => connection.Run($"""
        CREATE VIRTUAL TABLE {FullText} USING fts5(title, skills, organisation, place, description,
            content='', contentless_delete=1, tokenize='ascii');
        INSERT INTO {FullText}({FullText}, rank) VALUES('rank', '{Rank}');
        CREATE TABLE {Slots}(slot INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, counted INTEGER NOT NULL);
        CREATE TABLE {Words}(word TEXT NOT NULL PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
        {CreateWordLog}
        """);

    public void DropTables(SqliteConnection connection) => connection.Run($"""
        DROP TABLE IF EXISTS {FullText};
        DROP TABLE IF EXISTS {Slots};
        DROP TABLE IF EXISTS {Words};
        DROP TABLE IF EXISTS {WordLog};
        """);

    private string CreateWordLog => $"CREATE TABLE IF NOT EXISTS {WordLog}(id INTEGER PRIMARY KEY, words INTEGER NOT NULL, changes TEXT NOT NULL);";

    /// <summary>Fills the memory from the tables.</summary>
    public void Load(SqliteConnection connection)
    {
        // A file of a version that counted words in their table alone.
        connection.Run(CreateWordLog);
        using (var command = connection.Command($"SELECT s.slot, s.counted, d.version, d.card, d.print FROM {Slots} s JOIN documents d ON d.id = s.id ORDER BY s.slot"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                if (row.IsDBNull(3)) continue;
                var card = Stored.Card(row.GetString(3));
                Columns.Set(row.GetInt32(0), card, new Told(row.GetInt64(2), (ulong)row.GetInt64(4)));
                if (row.GetBoolean(1)) CountPhrases(card, 1);
                NextSlot = row.GetInt32(0) + 1;
            }
        }
        using (var command = connection.Command($"SELECT word, documents FROM {Words}"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read()) Vocabulary.Add(row.GetString(0), row.GetInt32(1));
        }
        foreach (var (word, documents) in Sqlite.WordLog.Read(this, connection)) Vocabulary.Add(word, documents);
    }

    /// <summary>Adds a public document's title and skills to what is suggested, or with -1 takes them away.</summary>
    public void CountPhrases(OpportunityCard card, int documents)
    {
        Phrases.Add(SuggestionKind.Title, card.Title, documents);
        foreach (var skill in card.Skills) Phrases.Add(SuggestionKind.Skill, skill, documents);
    }
}
