using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// Writes documents. What waits together shares a request and the refresh that lets it be found; with nothing waiting a write goes at
/// once. Other processes may write too: the server compares the versions.
/// </summary>
internal sealed class ElasticsearchWriter : IAsyncDisposable
{
    private const int MostTogether = 1000;
    private const int FewDocuments = 64;
    private const int MostRounds = 6;
    // A refresh makes a segment, however few documents it has: no more than some fifty a second.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly ElasticsearchClient _client;
    private readonly IndexNames _names;
    private readonly Register _register;
    private readonly Preparation _preparation;
    private readonly Followers _followers;
    private readonly Bulk _bulk;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(4096);
    private readonly WordMemory _memory = new();
    private readonly Task _running;
    private int _documentsWaiting;

    public ElasticsearchWriter(ElasticsearchClient client, IndexNames names, Register register, Preparation preparation, Followers followers, Bulk bulk)
    {
        (_client, _names, _register, _preparation, _followers, _bulk) = (client, names, register, preparation, followers, bulk);
        _running = Task.Run(Loop);
    }

    public async Task Write(IReadOnlyList<IndexEntry> entries, CancellationToken cancel)
    {
        if (entries.Count == 0) return;
        var waiting = new Waiting(entries);
        await _waiting.Writer.WriteAsync(waiting, cancel);
        Interlocked.Add(ref _documentsWaiting, entries.Count);
        await waiting.Done.Task.WaitAsync(cancel);
    }

    /// <summary>Takes rows out, and lets any version replace others, where they are still as they were seen.</summary>
    public async Task<int> Repair(IReadOnlyList<IndexRowSeen> gone, IReadOnlyList<IndexRowSeen> doubted, CancellationToken cancel)
    {
        var editions = (await _register.Read([], cancel)).Editions;
        var results = await _bulk.Send(
            _names.Written(editions.Serving),
            [
                .. gone.Select(g => Bulk.Update(g.Id.Value, Scripts.Forget(g.Version, IndexedDocument.Gone(g.Id.Value, 0)), orCreate: false)),
                .. doubted.Select(d => Bulk.Update(d.Id.Value, Scripts.Doubt(d.Version), orCreate: false)),
            ],
            cancel);
        var taken = gone.Where((_, at) => results[at].Written is Written.Done).ToList();
        if (editions.Building is { } building)
        {
            // Where it isn't copied yet it mustn't come any more.
            await _bulk.Send(
                _names.Written(building),
                [
                    .. taken.Select(g => Bulk.Update(g.Id.Value, Scripts.Put(IndexedDocument.Gone(g.Id.Value, g.Version), again: true), orCreate: true)),
                    .. taken.Concat(doubted.Where((_, at) => results[gone.Count + at].Written is Written.Done)).Select(d => Bulk.Update(d.Id.Value, Scripts.Doubt(d.Version), orCreate: false)),
                ],
                cancel);
        }
        await Refresh(editions.Targets, cancel);
        return taken.Count;
    }

    public async Task Refresh(IEnumerable<int> editions, CancellationToken cancel)
    {
        foreach (var edition in editions)
        {
            var path = $"{_names.Written(edition)}/_refresh";
            var answer = await _client.Send(HttpMethod.Post, path, null, cancel);
            // An edition that is gone has been followed by another.
            if (!answer.IsGood && answer.Status is not HttpStatusCode.NotFound) throw ElasticsearchClient.Refused(HttpMethod.Post, path, answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
    }

    private async Task Loop()
    {
        var batch = new List<Waiting>();
        var written = 0L;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (Gathering - Stopwatch.GetElapsedTime(written) is { Ticks: > 0 } wait && Volatile.Read(ref _documentsWaiting) < FewDocuments) await Task.Delay(wait);
            batch.Clear();
            var documents = 0;
            while (documents < MostTogether && _waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
                documents += waiting.Entries.Count;
            }
            Interlocked.Add(ref _documentsWaiting, -documents);
            try
            {
                await Put(batch);
                foreach (var waiting in batch) waiting.Tell();
            }
            catch (Exception failure)
            {
                foreach (var waiting in batch) waiting.Done.TrySetException(failure);
            }
            written = Stopwatch.GetTimestamp();
        }
    }

    private async Task Put(List<Waiting> batch)
    {
        var cancel = CancellationToken.None;
        var items = batch.SelectMany(w => w.Entries.Select(e => (Entry: e, Owner: w))).ToList();
        var organisations = items.Select(i => i.Entry.Document?.Card.Organisation).OfType<OrganisationId>().ToHashSet();
        var written = new HashSet<int>();
        await _preparation.Ready(cancel);
        var known = await Known(organisations, cancel);
        for (var round = 0; round < MostRounds; round++)
        {
            byte[][] lines = [.. items.Select(i => Line(i.Entry, known))];
            foreach (var edition in known.Editions.Targets.Where(t => !written.Contains(t)).ToList())
            {
                var results = await _bulk.Send(_names.Written(edition), lines, cancel);
                if (results.Any(r => r.Written is Written.NoIndex))
                {
                    _preparation.Again();
                    await _preparation.Ready(cancel);
                    continue;
                }
                written.Add(edition);
                foreach (var (item, result) in items.Zip(results))
                    if (result.Written is Written.Refused) item.Owner.Refuse(item.Entry, result.Reason);
            }
            await Refresh(written, cancel);
            // What became of organisations and editions meanwhile has to be seen to: who changed them may have looked before this was here.
            var now = await Known(organisations, cancel);
            foreach (var (id, host) in now.Hosts)
                if (known.Hosts.GetValueOrDefault(id) != host) await _followers.Follow(host, now.Editions.Targets, cancel);
            if (now.Editions.Targets.All(written.Contains)) return;
            known = now;
        }
        throw new UnavailableException("The editions of the search index change too quickly.");
    }

    private async Task<Known> Known(IReadOnlyCollection<OrganisationId> organisations, CancellationToken cancel)
    {
        try
        {
            return await _register.Read(organisations, cancel);
        }
        catch (IndexGoneException)
        {
            _preparation.Again();
            await _preparation.Ready(cancel);
            return await _register.Read(organisations, cancel);
        }
    }

    private byte[] Line(IndexEntry entry, Known known)
    {
        var host = entry.Document is { } document ? known.Hosts.GetValueOrDefault(document.Card.Organisation) : null;
        return Bulk.Update(entry.Id.Value, Scripts.Put(IndexedDocument.Of(entry, host, _memory), entry.Again), orCreate: true);
    }

    private sealed class Waiting(IReadOnlyList<IndexEntry> entries)
    {
        private string? _refused;

        public IReadOnlyList<IndexEntry> Entries => entries;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Refuse(IndexEntry entry, string? reason) => _refused ??= $"The search server refuses {entry.Id}: {reason}";

        public void Tell()
        {
            if (_refused is null) Done.TrySetResult();
            else Done.TrySetException(new InvalidOperationException(_refused));
        }
    }
}
