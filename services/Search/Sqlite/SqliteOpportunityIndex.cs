using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// The index in one SQLite file: the words in a full-text table (FTS5), all that is filtered, counted or sorted by in memory.
/// One process a file.
/// </summary>
internal sealed class SqliteOpportunityIndex : IOpportunityIndex, IAsyncDisposable
{
    private readonly ReaderWriterLockSlim _gate = new();
    // A search is work for a processor, not a wait: more at a time would only hold each other up.
    private readonly SemaphoreSlim _turns = new(Math.Max(2, Environment.ProcessorCount));
    private readonly Organisations _organisations = new();
    private readonly WordMemory _words = new();
    private readonly IndexFile _file;
    private readonly IndexWriter _writer;
    private readonly Lock _rebuilding = new();
    private readonly TimeProvider _time;
    private Task<long> _rebuild = Task.FromResult(0L);
    private DateTimeOffset _rebuildStarted;

    private SqliteOpportunityIndex(IndexFile file, TimeProvider time)
    {
        (_file, _time) = (file, time);
        _writer = new IndexWriter(file, Load(file.Writer), _organisations, _gate, time);
    }

    public static SqliteOpportunityIndex Open(string path, TimeProvider time, ILogger<SqliteOpportunityIndex> log) => new(IndexFile.Open(path, time, log), time);

    public Task Write(IReadOnlyList<IndexEntry> entries, CancellationToken cancel = default) =>
        Do(new EntriesWork([.. entries.Select(e => PreparedEntry.Of(e, _words))]), cancel);

    public Task Write(OrganisationEntry organisation, CancellationToken cancel = default) => Do(new OrganisationWork(organisation), cancel);

    /// <summary>One at a time: whoever asks while one runs waits for that one, since both would read the same documents.</summary>
    public Task<long> Rebuild(CancellationToken cancel = default)
    {
        lock (_rebuilding)
        {
            if (_rebuild.IsCompleted) (_rebuildStarted, _rebuild) = (_time.GetUtcNow(), Do(new RebuildWork(), CancellationToken.None));
            return _rebuild.WaitAsync(cancel);
        }
    }

    public Task<IndexPage> Search(IndexQuery query, CancellationToken cancel = default) =>
        Read(edition => _file.Read(connection => new Finder(connection, edition).Search(query)), cancel);

    public Task<IReadOnlyList<IndexHit>?> Similar(OpportunityId id, Viewer viewer, DateTimeOffset now, int most, CancellationToken cancel = default) =>
        Read(edition => _file.Read(connection => new Finder(connection, edition).Similar(id.Value, viewer, now, most)), cancel);

    public Task<OpportunityId?> Find(string reference, Viewer viewer, DateTimeOffset now, CancellationToken cancel = default) =>
        Read(edition => edition.Columns.SlotOf(reference) is { } slot && edition.Columns.Visible(viewer).Contains(slot)
            && edition.Columns.Closes[slot] >= now.ToUnixTimeMilliseconds()
            ? new OpportunityId(edition.Columns.Id[slot])
            : (OpportunityId?)null, cancel);

    public Task<IReadOnlyList<Suggestion>> Suggest(string text, int most, CancellationToken cancel = default) => Read(edition =>
    {
        var words = Tokeniser.Normal(text);
        return Suggested.Best(
            edition.Phrases.Starting(text, most).Concat(SuggestOrganisations(edition.Columns, words)), Suggested.Terms(words), edition.Vocabulary.DocumentsWith, most);
    }, cancel);

    public async Task<int> Repair(IReadOnlyList<IndexRowSeen> gone, IReadOnlyList<IndexRowSeen> doubted, CancellationToken cancel = default) =>
        (int)await Do(new RepairWork(gone, doubted), cancel);

    public Task<IReadOnlyList<IndexRow>> RowsOf(OrganisationId organisation, CancellationToken cancel = default) => Read(edition =>
    {
        var columns = edition.Columns;
        if (columns.Organisations.IndexOf(organisation) is not { } number) return [];
        var rows = new List<IndexRow>();
        foreach (var slot in columns.Alive)
        {
            if (columns.Organisation[slot] == number)
                rows.Add(new IndexRow(
                    new OpportunityId(columns.Id[slot]), columns.Version[slot], columns.Print[slot].ToString("x16", CultureInfo.InvariantCulture), (OpportunityVisibility)columns.Visibility[slot]));
        }
        return (IReadOnlyList<IndexRow>)rows;
    }, cancel);

    public Task<IndexFigures> Figures(CancellationToken cancel = default) => Read(edition =>
    {
        var columns = edition.Columns;
        var documents = new List<(OrganisationId, OpportunityVisibility, Guid, ulong)>(columns.Count);
        foreach (var slot in columns.Alive)
            documents.Add((columns.Organisations[columns.Organisation[slot]]!.Id, (OpportunityVisibility)columns.Visibility[slot], columns.Id[slot], columns.Print[slot]));
        var (stored, rebuilt) = _file.Read(connection =>
        {
            using var count = connection.Command("SELECT COUNT(*) FROM documents WHERE card IS NOT NULL");
            using var at = connection.Command("SELECT value FROM meta WHERE name = 'rebuilt'");
            return ((long)count.ExecuteScalar()!, at.ExecuteScalar() is string text ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)) : (DateTimeOffset?)null);
        });
        var (running, started) = (_rebuild, _rebuildStarted);
        var built = _writer.Progress ?? new Built(0, stored);
        return new IndexFigures(
            columns.Count, stored - columns.Count, IndexFigure.Of(documents), rebuilt, running.IsCompleted ? null : new RebuildProgress(started, built.Done, built.Total), running.IsFaulted);
    }, cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.Stop();
        _file.Dispose();
        _gate.Dispose();
        _turns.Dispose();
    }

    private async Task<long> Do(Work work, CancellationToken cancel)
    {
        try
        {
            return await _writer.Do(work, cancel);
        }
        catch (SqliteException failure)
        {
            throw new UnavailableException("The search index can't be written.", failure);
        }
    }

    private async Task<T> Read<T>(Func<Edition, T> read, CancellationToken cancel)
    {
        await _turns.WaitAsync(cancel);
        try
        {
            _gate.EnterReadLock();
            try
            {
                return read(_writer.Serving);
            }
            catch (SqliteException failure)
            {
                throw new UnavailableException("The search index can't be read.", failure);
            }
            finally
            {
                _gate.ExitReadLock();
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    private static IEnumerable<Suggestion> SuggestOrganisations(Columns columns, string prefix)
    {
        if (prefix.Length == 0) yield break;
        for (var number = 0; number < columns.Organisations.Count; number++)
        {
            if (columns.Organisations[number] is not { Shown: true } organisation || columns.PublicOf(number) is not (> 0 and var count)) continue;
            var name = columns.Organisations.NormalName(number);
            if (name.StartsWith(prefix, StringComparison.Ordinal) || name.Contains($" {prefix}", StringComparison.Ordinal))
                yield return new Suggestion(organisation.Name, SuggestionKind.Organisation, count);
        }
    }

    private Edition Load(SqliteConnection connection)
    {
        using (var command = connection.Command("SELECT id, version, slug, name, sector, shown FROM organisations"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                _organisations.Set(new OrganisationEntry(
                    new OrganisationId(Stored.Id((byte[])row[0])), row.GetInt64(1), row.GetString(2), row.GetString(3), (Sector)row.GetInt32(4), row.GetBoolean(5)));
        }
        using var serving = connection.Command("SELECT value FROM meta WHERE name = 'edition'");
        var number = serving.ExecuteScalar() is string text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        connection.Run("BEGIN IMMEDIATE");
        var edition = new Edition(Math.Max(1, number), _organisations);
        if (number == 0)
        {
            edition.CreateTables(connection);
            connection.Run("INSERT INTO meta(name, value) VALUES('edition', '1')");
        }
        // What a rebuild left behind when the process ended.
        new Edition(edition.Number + 1, _organisations).DropTables(connection);
        if (edition.Number > 1) new Edition(edition.Number - 1, _organisations).DropTables(connection);
        connection.Run("COMMIT");
        edition.Load(connection);
        return edition;
    }
}
