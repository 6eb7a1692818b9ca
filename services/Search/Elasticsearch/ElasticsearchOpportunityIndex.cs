using System.Text.Json;
using Microsoft.Extensions.Logging;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>The index on a search server: Elasticsearch 7.10 or later, or OpenSearch 2. Any number of processes may share one.</summary>
internal sealed class ElasticsearchOpportunityIndex : IOpportunityIndex, IAsyncDisposable
{
    private const int PageSize = 5000;
    private const int MostOrganisations = 20_000;

    private readonly ElasticsearchClient _client;
    private readonly IndexNames _names;
    private readonly Register _register;
    private readonly Preparation _preparation;
    private readonly Followers _followers;
    private readonly ElasticsearchWriter _writer;
    private readonly Rebuilding _rebuilding;
    private readonly Finder _finder;
    private readonly Suggesting _suggesting;
    private readonly Lock _gate = new();
    private Task<long> _rebuild = Task.FromResult(0L);

    public ElasticsearchOpportunityIndex(ElasticsearchOptions options, TimeProvider time, ILogger<ElasticsearchOpportunityIndex> log)
    {
        _client = new ElasticsearchClient(options, time);
        _names = new IndexNames(options.Prefix);
        _register = new Register(_client, _names);
        _preparation = new Preparation(_client, _names, _register, time, log);
        _followers = new Followers(_client, _names, time);
        var bulk = new Bulk(_client, time);
        _writer = new ElasticsearchWriter(_client, _names, _register, _preparation, _followers, bulk);
        _rebuilding = new Rebuilding(_client, _names, _register, _preparation, _followers, bulk, time);
        _finder = new Finder(_client, _names, _register, new Vocabulary(_client, _names));
        _suggesting = new Suggesting(_client, _names);
    }

    public Task Write(IReadOnlyList<IndexEntry> entries, CancellationToken cancel = default) => _writer.Write(entries, cancel);

    public Task Write(OrganisationEntry organisation, CancellationToken cancel = default) => Prepared(async token =>
    {
        await _register.Put(organisation, token);
        // Also when that was no news: whoever told it before may not have come as far as the documents.
        var known = await _register.Read([organisation.Id], token);
        await _followers.Follow(known.Hosts[organisation.Id], known.Editions.Targets, token);
        return known;
    }, cancel);

    public Task<IndexPage> Search(IndexQuery query, CancellationToken cancel = default) => Ask(token => _finder.Search(query, token), cancel);

    public Task<IReadOnlyList<Suggestion>> Suggest(string text, int most, CancellationToken cancel = default) => Ask(token => _suggesting.Suggest(text, most, token), cancel);

    public Task<IReadOnlyList<IndexHit>?> Similar(OpportunityId id, Viewer viewer, DateTimeOffset now, int most, CancellationToken cancel = default) =>
        Ask(token => _finder.Similar(id.Value, viewer, now, most, token), cancel);

    public Task<OpportunityId?> Find(string reference, Viewer viewer, DateTimeOffset now, CancellationToken cancel = default) =>
        Ask(token => _finder.Find(reference, viewer, now, token), cancel);

    /// <summary>One at a time: whoever asks while one runs waits for that one, since both would read the same documents.</summary>
    public Task<long> Rebuild(CancellationToken cancel = default)
    {
        lock (_gate)
        {
            if (_rebuild.IsCompleted) _rebuild = Prepared(_rebuilding.Build, CancellationToken.None);
            return _rebuild.WaitAsync(cancel);
        }
    }

    public Task<int> Repair(IReadOnlyList<IndexRowSeen> gone, IReadOnlyList<IndexRowSeen> doubted, CancellationToken cancel = default) =>
        Prepared(token => _writer.Repair(gone, doubted, token), cancel);

    public Task<IReadOnlyList<IndexRow>> RowsOf(OrganisationId organisation, CancellationToken cancel = default) => Prepared(async token =>
    {
        var rows = new List<IndexRow>();
        while (true)
        {
            var request = new Dictionary<string, object>
            {
                ["size"] = PageSize,
                ["_source"] = false,
                ["docvalue_fields"] = new[] { "id", "version", "print", "visibility" },
                ["query"] = Clauses.All([Clauses.Term("organisation", organisation), Clauses.Exists("host.version")]),
                ["sort"] = new object[] { new { id = "asc" } },
            };
            if (rows.Count > 0) request["search_after"] = new object[] { rows[^1].Id };
            var answer = await _client.Get(HttpMethod.Post, $"{_names.Searched}/_search", request, token);
            var before = rows.Count;
            rows.AddRange(Hits.Of(answer).Select(RowOf));
            if (rows.Count - before < PageSize) return (IReadOnlyList<IndexRow>)rows;
        }
    }, cancel);

    public Task<IndexFigures> Figures(CancellationToken cancel = default) => Prepared(async token =>
    {
        var editions = (await _register.Read([], token)).Editions;
        var visibilities = new { terms = new { field = "visibility" }, aggs = new { checksum = Checksum } };
        var answer = await _client.Get(HttpMethod.Post, $"{_names.Searched}/_search", new
        {
            size = 0,
            track_total_hits = true,
            query = Clauses.Term("found", true),
            aggs = new { known = new { filter = Clauses.Exists("host.version"), aggs = new { organisations = new { terms = new { field = "organisation", size = MostOrganisations }, aggs = new { visibilities } } } } },
        }, token);
        var known = answer.GetProperty("aggregations").GetProperty("known");
        var documents = known.GetProperty("doc_count").GetInt64();
        var groups = Hits.Buckets(known.GetProperty("organisations"))
            .SelectMany(o => Hits.Buckets(o.Bucket.GetProperty("visibilities")).Select(v => new IndexFigure(
                new OrganisationId(Guid.Parse(o.Key)), Words.Read<OpportunityVisibility>(v.Key)!.Value, v.Count, v.Bucket.GetProperty("checksum").GetProperty("value").GetInt64().ToString("x16"))))
            .OrderBy(f => f.Organisation.Value).ThenBy(f => f.Visibility);
        return new IndexFigures(
            documents, Hits.Total(answer) - documents, [.. groups], editions.Rebuilt,
            editions is { Building: not null, Started: { } started } ? new RebuildProgress(started, editions.Done, editions.Total) : null, editions.Failed);
    }, cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _client.Dispose();
    }

    // The exclusive or of what each document keeps of itself: nothing else adds up to the same in any order and forgets what went.
    private static readonly object Checksum = new
    {
        scripted_metric = new
        {
            init_script = "state.sum = 0L",
            map_script = "state.sum ^= doc['hash'].value",
            combine_script = "return state.sum",
            reduce_script = "long sum = 0L; for (s in states) { if (s != null) { sum ^= s; } } return sum;",
        },
    };

    private Task<T> Ask<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancel) => _client.Ask(token => Prepared(question, token), cancel);

    private async Task<T> Prepared<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await _preparation.Ready(cancel);
        try
        {
            return await work(cancel);
        }
        catch (IndexGoneException)
        {
            // A rebuild has changed over between two steps; or something is gone, and is made again.
            _preparation.Again();
            await _preparation.Ready(cancel);
        }
        try
        {
            return await work(cancel);
        }
        catch (IndexGoneException gone)
        {
            throw new UnavailableException("The search index is gone.", gone);
        }
    }

    private static IndexRow RowOf(JsonElement hit) => new(
        new OpportunityId(Hits.Field(hit, "id")!.Value.GetGuid()), Hits.Field(hit, "version")!.Value.GetInt64(), Hits.Field(hit, "print")!.Value.GetString()!,
        Words.Read<OpportunityVisibility>(Hits.Field(hit, "visibility")!.Value.GetString()!)!.Value);
}
