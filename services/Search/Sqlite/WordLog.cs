using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Secondments.Search.Sqlite;

/// <summary>
/// Counts in how many public documents each word is. What a commit changes is one row of a log: a document has a hundred different words,
/// and each would be a write of its own. When the log is long it is added up into the table of words.
/// </summary>
internal sealed class WordLog : IDisposable
{
    private const long MostLogged = 50_000;

    private readonly Edition _edition;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _log, _put;
    private readonly Dictionary<string, int> _changes = new(StringComparer.Ordinal);
    private long _logged, _loggedByNow;

    public WordLog(Edition edition, SqliteConnection connection)
    {
        (_edition, _connection) = (edition, connection);
        _log = connection.Command($"INSERT INTO {edition.WordLog}(words, changes) VALUES($words, $changes)", ("$words", null), ("$changes", null));
        _put = connection.Command(
            $"INSERT INTO {edition.Words}(word, documents) VALUES($word, $n) ON CONFLICT(word) DO UPDATE SET documents = documents + excluded.documents",
            ("$word", null), ("$n", null));
        using var logged = connection.Command($"SELECT COALESCE(SUM(words), 0) FROM {edition.WordLog}");
        _logged = _loggedByNow = (long)logged.ExecuteScalar()!;
    }

    public void Count(IEnumerable<string> words, int documents)
    {
        foreach (var word in words) CollectionsMarshal.GetValueRefOrAddDefault(_changes, word, out _) += documents;
    }

    /// <summary>Before the commit.</summary>
    public void Flush()
    {
        foreach (var (word, documents) in _changes)
            if (documents == 0) _changes.Remove(word);
        if (_changes.Count == 0) return;
        _log.Parameters[0].Value = _changes.Count;
        _log.Parameters[1].Value = JsonSerializer.Serialize(_changes);
        _log.ExecuteNonQuery();
        _loggedByNow = _logged + _changes.Count;
        if (_loggedByNow > MostLogged) AddUp();
    }

    /// <summary>After the commit, while nobody searches this edition.</summary>
    public void Remember()
    {
        foreach (var (word, documents) in _changes) _edition.Vocabulary.Add(word, documents);
        _logged = _loggedByNow;
        Forget();
    }

    /// <summary>After a rollback.</summary>
    public void Forget()
    {
        _changes.Clear();
        _loggedByNow = _logged;
    }

    /// <summary>The log's changes, the oldest first.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Read(Edition edition, SqliteConnection connection)
    {
        using var command = connection.Command($"SELECT changes FROM {edition.WordLog} ORDER BY id");
        using var row = command.ExecuteReader();
        while (row.Read())
            foreach (var change in JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(0))!) yield return change;
    }

    public void Dispose()
    {
        _log.Dispose();
        _put.Dispose();
    }

    private void AddUp()
    {
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, documents) in Read(_edition, _connection)) CollectionsMarshal.GetValueRefOrAddDefault(sums, word, out _) += documents;
        foreach (var (word, documents) in sums)
        {
            _put.Parameters[0].Value = word;
            _put.Parameters[1].Value = documents;
            _put.ExecuteNonQuery();
        }
        _connection.Run($"DELETE FROM {_edition.WordLog}; DELETE FROM {_edition.Words} WHERE documents <= 0");
        _loggedByNow = 0;
    }
}
