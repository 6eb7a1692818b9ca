using System.Net;
using Microsoft.Extensions.Logging;
using Secondments.Grains;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// Sees to it that there is an index to work with: asks which server it is, and makes what isn't there. Once, before the first request
/// that needs it, because the server may start after us; and again when something was found to be gone.
/// </summary>
internal sealed class Preparation(ElasticsearchClient client, IndexNames names, Register register, TimeProvider time, ILogger log)
{
    /// <summary>A build that has said nothing for so long has ended with its process.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private Task? _ready;
    private ServerKind? _kind;

    public Task Ready(CancellationToken cancel)
    {
        lock (_gate)
        {
            // It goes on also when whoever asked gives up: the next one then needs it no more.
            if (_ready is null || _ready.IsFaulted || _ready.IsCanceled) _ready = Prepare();
            return _ready.WaitAsync(cancel);
        }
    }

    /// <summary>Something is gone that was there.</summary>
    public void Again()
    {
        lock (_gate)
            if (_ready is { IsCompleted: true }) _ready = null;
    }

    /// <summary>Makes an edition's index, empty. False: there is one.</summary>
    public async Task<bool> Create(int edition, CancellationToken cancel)
    {
        var aliases = new Dictionary<string, object> { [names.Written(edition)] = new { } };
        return await Create(names.Edition(edition), new { settings = new { index = _kind!.Settings() }, aliases, mappings = Schema.Opportunities }, cancel);
    }

    public async Task Drop(int edition, CancellationToken cancel)
    {
        var path = names.Edition(edition);
        var answer = await client.Send(HttpMethod.Delete, path, null, cancel);
        if (!answer.IsGood && answer.Status is not HttpStatusCode.NotFound) throw ElasticsearchClient.Refused(HttpMethod.Delete, path, answer);
    }

    /// <summary>Lets searches go to this edition, and to it alone, from one moment to the next.</summary>
    public async Task Serve(int edition, CancellationToken cancel)
    {
        var (index, before) = (names.Edition(edition), await Searched(cancel));
        if (before is [var only] && only == index) return;
        object[] actions =
        [
            .. before.Where(b => b != index).Select(b => new { remove = new { index = b, alias = names.Searched } }),
            new { add = new { index, alias = names.Searched } },
        ];
        await client.Get(HttpMethod.Post, "_aliases", new { actions }, cancel);
    }

    private async Task Prepare()
    {
        var cancel = CancellationToken.None;
        _kind = ServerKind.Read(await client.Get(HttpMethod.Get, "", null, cancel));
        await Create(names.Register, new { settings = new { index = _kind.Settings() }, mappings = Schema.Register }, cancel);
        if (await register.Editions(cancel) is null)
        {
            // A register that was lost alone: what is searched stays so.
            var serving = (await Searched(cancel)).Select(names.NumberOf).OfType<int>().DefaultIfEmpty(1).Max();
            await register.Begin(new Editions(serving), cancel);
        }
        var editions = await Standing(cancel);
        // A rebuild may change over meanwhile: what it serves is served.
        for (var serving = 0; serving != editions.Serving; editions = await Standing(cancel))
        {
            serving = editions.Serving;
            await Serve(editions, cancel);
        }
        // What a rebuild left that ended between changing over and letting go. Higher ones may be somebody's who just begins.
        foreach (var old in (await Editions(cancel)).Where(n => n < editions.Serving && n != editions.Building)) await Drop(old, cancel);
        if (editions is { Building: { } left, Heard: var heard } && (heard is null || time.GetUtcNow() - heard > Silence))
        {
            await register.Change(e => e.Building == left ? e with { Building = null, Failed = true } : e, cancel);
            await Drop(left, cancel);
        }
    }

    private async Task<Editions> Standing(CancellationToken cancel) =>
        (await register.Editions(cancel) ?? throw new UnavailableException("The register of the search index can't be written.")).Editions;

    private async Task Serve(Editions editions, CancellationToken cancel)
    {
        if (await Create(editions.Serving, cancel))
        {
            if (editions.Rebuilt is not null || editions.Serving > 1)
                log.LogError("The search index {Index} was gone. A new one is begun: republish opportunities and organisations to fill it.", names.Edition(editions.Serving));
        }
        else
        {
            // What this version of ours adds to the fields.
            await client.Get(HttpMethod.Put, $"{names.Edition(editions.Serving)}/_mapping", Schema.Opportunities, cancel);
        }
        await Serve(editions.Serving, cancel);
    }

    private async Task<bool> Create(string index, object body, CancellationToken cancel)
    {
        var answer = await client.Send(HttpMethod.Put, index, body, cancel);
        if (answer.IsGood) return true;
        if (answer.Problem is not "resource_already_exists_exception") throw ElasticsearchClient.Refused(HttpMethod.Put, index, answer);
        // Somebody else may have made it only just now; until its shard has started it can't be read.
        if (!_kind!.IsServerless) await client.Get(HttpMethod.Get, $"_cluster/health/{index}?wait_for_active_shards=1&timeout=30s", null, cancel);
        return false;
    }

    private async Task<IEnumerable<int>> Editions(CancellationToken cancel)
    {
        var indices = await client.Get(HttpMethod.Get, $"{names.Searched}-*/_alias", null, cancel);
        return indices.EnumerateObject().Select(i => names.NumberOf(i.Name)).OfType<int>();
    }

    private async Task<IReadOnlyList<string>> Searched(CancellationToken cancel)
    {
        var path = $"_alias/{names.Searched}";
        var answer = await client.Send(HttpMethod.Get, path, null, cancel);
        if (answer.Status is HttpStatusCode.NotFound) return [];
        return answer.IsGood ? [.. answer.Body.EnumerateObject().Select(o => o.Name)] : throw ElasticsearchClient.Refused(HttpMethod.Get, path, answer);
    }
}
