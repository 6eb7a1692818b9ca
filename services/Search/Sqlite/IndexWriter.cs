using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// The one that writes. What waits together shares a commit, and with nothing waiting a write is committed at once. Commits
/// that would follow each other closely are gathered instead: each rewrites the same pages of the full-text table, however
/// few documents it brings. Long work (a rebuild, an organisation's new name) goes in small steps between the commits.
/// </summary>
internal sealed class IndexWriter
{
    private const int MostInACommit = 256;
    private const int FewDocuments = 64;
    private const int StepDocuments = 100;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(30);

    private readonly IndexFile _file;
    private readonly Organisations _organisations;
    private readonly ReaderWriterLockSlim _gate;
    private readonly TimeProvider _time;
    private readonly Channel<Work> _waiting = Channel.CreateBounded<Work>(4096);
    private readonly Queue<LongWork> _long = [];
    private readonly Task _running;
    private EditionWriter _serving;
    private readonly SourceRows _source;
    private EditionWriter? _building;
    private int _documentsWaiting;

    public IndexWriter(IndexFile file, Edition serving, Organisations organisations, ReaderWriterLockSlim gate, TimeProvider time)
    {
        (_file, _organisations, _gate, _time) = (file, organisations, gate, time);
        (_serving, _source) = (new EditionWriter(serving, file.Writer), new SourceRows(file.Writer));
        foreach (var id in _source.Unfollowed()) _long.Enqueue(new FollowOrganisation(id, [], _source.DocumentsOf(id)));
        _running = Task.Run(Loop);
    }

    /// <summary>How far a rebuild is; null while none has begun to run.</summary>
    public Built? Progress { get; private set; }

    /// <summary>The edition that answers. Read it while holding the gate.</summary>
    public Edition Serving => _serving.Edition;

    public async Task<long> Do(Work work, CancellationToken cancel)
    {
        await _waiting.Writer.WriteAsync(work, cancel);
        Interlocked.Add(ref _documentsWaiting, work.Documents);
        return await work.Done.Task.WaitAsync(cancel);
    }

    /// <summary>Finishes what waits, then stops.</summary>
    public async Task Stop()
    {
        _waiting.Writer.TryComplete();
        await _running;
        _serving.Dispose();
        _building?.Dispose();
        _source.Dispose();
    }

    private async Task Loop()
    {
        var batch = new List<Work>();
        var committed = 0L;
        while (_long.Count > 0 || await _waiting.Reader.WaitToReadAsync())
        {
            if (Gathering - Stopwatch.GetElapsedTime(committed) is { Ticks: > 0 } wait && Volatile.Read(ref _documentsWaiting) < FewDocuments && _long.Count == 0) await Task.Delay(wait);
            batch.Clear();
            var documents = 0;
            while (documents < MostInACommit && _waiting.Reader.TryRead(out var work))
            {
                batch.Add(work);
                documents += work.Documents;
            }
            Interlocked.Add(ref _documentsWaiting, -documents);
            if (batch.Count > 0)
            {
                Commit(batch);
                committed = Stopwatch.GetTimestamp();
            }
            if (_long.Count > 0) Step();
            if (_waiting.Reader.Completion.IsCompleted) break;
        }
        foreach (var work in _long.SelectMany(l => l.Waiting)) work.Done.TrySetCanceled();
    }

    private void Commit(List<Work> batch)
    {
        var ready = new List<Work>();
        var failure = Transaction(() =>
        {
            ready.Clear();
            var memory = new List<Action>();
            foreach (var work in batch)
            {
                switch (work)
                {
                    case EntriesWork entries:
                        foreach (var entry in entries.Entries) Apply(entry);
                        ready.Add(work);
                        break;
                    case OrganisationWork organisation:
                        if (Apply(organisation, memory)) ready.Add(work);
                        break;
                    case RepairWork repair:
                        Apply(repair);
                        ready.Add(work);
                        break;
                    case RebuildWork rebuild:
                        memory.Add(() => _long.Enqueue(new BuildEdition(rebuild)));
                        break;
                }
            }
            return memory;
        });
        if (failure is null) ready.ForEach(w => w.Done.TrySetResult(w.Count));
        else batch.ForEach(w => w.Done.TrySetException(failure));
    }

    private void Apply(PreparedEntry prepared)
    {
        var entry = prepared.Entry;
        var known = _source.Document(entry.Id.Value);
        if (known is { } standing && !IsNews(entry, standing.Told)) return;
        var before = known is { Present: true } ? _source.Content(entry.Id.Value) : null;
        _source.Put(prepared);
        var organisation = entry.Document is null ? null : _source.Organisation(entry.Document.Card.Organisation);
        foreach (var target in Targets())
        {
            // Without its organisation a document waits in the source rows.
            if (entry.Document is not null && organisation is not null) target.Put(entry.Document, prepared.Stems!, new Told(entry.Version, IndexFigure.PrintOf(entry.Fingerprint)), organisation, before);
            else target.Remove(entry.Id.Value, before);
        }
    }

    /// <summary>A higher version; or the same told again, where what is here isn't that, or isn't everywhere.</summary>
    private bool IsNews(IndexEntry entry, Told known)
    {
        if (known.Version != entry.Version || !entry.Again) return known.Version < entry.Version;
        return known.Print == 0 || known.Print != IndexFigure.PrintOf(entry.Fingerprint) || Targets().Any(t => t.Has(entry.Id.Value) != entry.Document is not null);
    }

    private void Apply(RepairWork work)
    {
        foreach (var seen in work.Gone.Where(_source.IsStill))
        {
            var before = _source.Content(seen.Id.Value);
            _source.Forget(seen.Id.Value);
            foreach (var target in Targets()) target.Remove(seen.Id.Value, before);
            work.Count++;
        }
        foreach (var seen in work.Doubted.Where(_source.IsStill)) _source.Doubt(seen.Id.Value);
    }

    /// <summary>False when the organisation's documents have to follow: then the work is done when they have.</summary>
    private bool Apply(OrganisationWork work, List<Action> memory)
    {
        var entry = work.Organisation;
        var known = _source.Organisation(entry.Id);
        if (known is not null && (entry.Again ? known.Version > entry.Version || known == entry with { Again = false } : known.Version >= entry.Version)) return true;
        var documents = known is null || known.Name != entry.Name || known.Shown != entry.Shown ? _source.DocumentsOf(entry.Id) : [];
        _source.Put(entry, followed: documents.Count == 0);
        memory.Add(() =>
        {
            var number = _organisations.Set(entry);
            foreach (var target in Targets()) target.Edition.Columns.Follow(number);
        });
        if (documents.Count == 0) return true;
        memory.Add(() => _long.Enqueue(new FollowOrganisation(entry.Id, [work], documents)));
        return false;
    }

    private void Step()
    {
        var work = _long.Peek();
        var failure = work switch
        {
            FollowOrganisation follow => Transaction(() => Follow(follow)),
            BuildEdition build => Transaction(() => Build(build)),
            DropEdition drop => Transaction(() => Drop(drop)),
            _ => throw new InvalidOperationException(work.GetType().Name),
        };
        if (failure is null && !work.IsFinished) return;
        _long.Dequeue();
        if (work is BuildEdition) Progress = null;
        if (failure is not null && work is BuildEdition) Abandon();
        foreach (var waiting in work.Waiting)
        {
            if (failure is null) waiting.Done.TrySetResult(work.Count);
            else waiting.Done.TrySetException(failure);
        }
    }

    private List<Action> Follow(FollowOrganisation work)
    {
        var organisation = _source.Organisation(work.Organisation)!;
        foreach (var id in work.Take(StepDocuments))
        {
            if (_source.Document(id) is not { } known || _source.Content(id) is not { } content || content.Card.Organisation != work.Organisation) continue;
            foreach (var target in Targets()) target.Put(content, known.Told, organisation, content);
        }
        if (work.IsFinished) _source.MarkFollowed(work.Organisation);
        return [];
    }

    private List<Action> Build(BuildEdition work)
    {
        if (_building is null)
        {
            var edition = new Edition(_serving.Edition.Number + 1, _organisations);
            edition.DropTables(_file.Writer);
            edition.CreateTables(_file.Writer);
            _building = new EditionWriter(edition, _file.Writer);
            work.Documents = new Queue<Guid>(_source.OldestFirst());
            Progress = new(0, work.Documents.Count);
            // An empty index is built by now, and must be changed over like any other.
            if (work.Documents.Count > 0) return [];
        }
        foreach (var id in work.Take(StepDocuments))
        {
            // Gone since, changed since (and so in here already), or still waiting for its organisation.
            if (_building.Has(id) || _source.Document(id) is not { } known || _source.Content(id) is not { } content) continue;
            if (_source.Organisation(content.Card.Organisation) is { } organisation) _building.Put(content, known.Told, organisation, null);
        }
        Progress = Progress! with { Done = Progress.Total - work.Documents!.Count };
        if (!work.IsFinished) return [];
        var old = _serving;
        _file.Writer.Run("INSERT OR REPLACE INTO meta(name, value) VALUES('rebuilt', $at)", ("$at", _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        _file.Writer.Run("INSERT OR REPLACE INTO meta(name, value) VALUES('edition', $n)", ("$n", _building.Edition.Number.ToString(CultureInfo.InvariantCulture)));
        return
        [
            () =>
            {
                work.Count = _building.Edition.Columns.Count;
                _serving = _building;
                _building = null;
                old.Dispose();
                _long.Enqueue(new DropEdition(old.Edition));
            },
        ];
    }

    // No search runs while the editions are changed over, so none can still hold the old tables.
    private List<Action> Drop(DropEdition work)
    {
        work.Edition.DropTables(_file.Writer);
        return [];
    }

    private void Abandon()
    {
        if (_building is not { } building) return;
        _building = null;
        building.Dispose();
        _long.Enqueue(new DropEdition(building.Edition));
    }

    private IEnumerable<EditionWriter> Targets() => _building is null ? [_serving] : [_serving, _building];

    /// <summary>One transaction; then, in the same moment for every reader, the memory follows what is committed.</summary>
    private Exception? Transaction(Func<List<Action>> body)
    {
        try
        {
            _source.Begin();
            var memory = body();
            var targets = Targets().ToList();
            targets.ForEach(t => t.Flush());
            _gate.EnterWriteLock();
            try
            {
                _file.Writer.Run("COMMIT");
                targets.ForEach(t => t.Remember());
                memory.ForEach(change => change());
            }
            finally
            {
                _gate.ExitWriteLock();
            }
            return null;
        }
        catch (Exception failure)
        {
            foreach (var target in Targets()) target.Forget();
            try
            {
                _file.Writer.Run("ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite had already rolled back by itself.
            }
            return failure;
        }
    }
}
