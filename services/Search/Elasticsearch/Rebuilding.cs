using System.Text.Json;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// Builds the next edition from the documents of the one that serves, and changes over. Every write goes to both meanwhile; where a
/// document is there already, versions decide as with any write: what came may be newer than its copy, or an old event that was late.
/// </summary>
internal sealed class Rebuilding(
    ElasticsearchClient client, IndexNames names, Register register, Preparation preparation, Followers followers, Bulk bulk, TimeProvider time)
{
    private const int PageSize = 500;

    /// <returns>How many documents can be found in it.</returns>
    public async Task<long> Build(CancellationToken cancel)
    {
        var (edition, serving) = await Begin(cancel);
        try
        {
            var hosts = await Copy(serving, edition, cancel);
            await Settle(edition, hosts, cancel);
            await Still(edition, e => e with { Heard = time.GetUtcNow() }, cancel);
            await preparation.Serve(edition, cancel);
            await Still(edition, e => new Editions(edition, Rebuilt: time.GetUtcNow(), Last: e.Last), cancel);
        }
        catch
        {
            await register.Change(e => e.Building == edition ? e with { Building = null, Failed = true } : e, cancel);
            await preparation.Drop(edition, cancel);
            throw;
        }
        await preparation.Drop(serving, cancel);
        var count = await client.Get(HttpMethod.Post, $"{names.Edition(edition)}/_count", new { query = Clauses.Exists("host.version") }, cancel);
        return count.GetProperty("count").GetInt64();
    }

    // The index is there before anybody is told to write to it, under a number that is nobody else's. A build that another process had
    // begun before is taken over from it.
    private async Task<(int Edition, int Serving)> Begin(CancellationToken cancel)
    {
        var known = await register.Change(e => e with { Last = Math.Max(e.Last, e.Targets.Max()) + 1 }, cancel);
        var (edition, now) = (known.Last, time.GetUtcNow());
        if (!await preparation.Create(edition, cancel))
        {
            // Left from before the register was lost.
            await preparation.Drop(edition, cancel);
            await preparation.Create(edition, cancel);
        }
        try
        {
            await register.Change(
                e => e.Targets.SequenceEqual(known.Targets) || e.Building == edition
                    ? e with { Building = edition, Started = now, Heard = now, Done = 0, Total = 0, Failed = false }
                    : throw TakenOver(),
                cancel);
        }
        catch (UnavailableException)
        {
            await preparation.Drop(edition, cancel);
            throw;
        }
        if (known.Building is { } left) await preparation.Drop(left, cancel);
        return (edition, known.Serving);
    }

    /// <summary>The organisations as the copies carry them.</summary>
    private async Task<Dictionary<OrganisationId, Host>> Copy(int from, int to, CancellationToken cancel)
    {
        // Whoever wrote before the new edition was known has made it visible before they looked again. By id, and not by a scroll: a page
        // may be asked for twice, and what changes meanwhile keeps its place.
        var hosts = await register.All(cancel);
        var (memory, done, after) = (new WordMemory(), 0L, "");
        while (true)
        {
            var page = await client.Get(HttpMethod.Post, $"{names.Edition(from)}/_search?allow_partial_search_results=false", new
            {
                size = PageSize,
                track_total_hits = true,
                _source = new[] { "id", "version", "print", "found", "card", "texts" },
                sort = new[] { new { id = "asc" } },
                search_after = new[] { after },
            }, cancel);
            var hits = Hits.Of(page).ToList();
            if (hits.Count == 0) break;
            List<IndexEntry> entries = [.. hits.Select(h => Entry(h.GetProperty("_source")))];
            var fields = entries.ConvertAll(e => IndexedDocument.Of(e, e.Document is { } document ? hosts.GetValueOrDefault(document.Card.Organisation) : null, memory));
            var results = await Send(to, [.. entries.Zip(fields, (e, f) => Bulk.Create(e.Id.Value, f))], cancel);
            var there = Enumerable.Range(0, entries.Count).Where(n => results[n].Written is Written.Otherwise).ToList();
            await Send(to, [.. there.Select(n => Bulk.Update(entries[n].Id.Value, Scripts.Put(fields[n], again: false, copied: true), orCreate: true))], cancel);
            done += hits.Count;
            after = hits[^1].GetProperty("sort")[0].GetString()!;
            await Still(to, e => e with { Heard = time.GetUtcNow(), Done = done, Total = Hits.Total(page) }, cancel);
        }
        await client.Get(HttpMethod.Post, $"{names.Edition(to)}/_refresh", null, cancel);
        return hosts;
    }

    /// <summary>Until no organisation has changed since it was looked at: copies may have come after their documents should have followed.</summary>
    private async Task Settle(int edition, Dictionary<OrganisationId, Host> carried, CancellationToken cancel)
    {
        while (true)
        {
            var now = await register.All(cancel);
            var changed = now.Where(n => carried.GetValueOrDefault(n.Key) != n.Value).Select(n => n.Value).ToList();
            if (changed.Count == 0) return;
            foreach (var host in changed) await followers.Follow(host, [edition], cancel);
            carried = now;
        }
    }

    private Task<Editions> Still(int edition, Func<Editions, Editions> change, CancellationToken cancel) =>
        register.Change(e => e.Building == edition ? change(e) : throw TakenOver(), cancel);

    private async Task<IReadOnlyList<ItemResult>> Send(int edition, IReadOnlyList<byte[]> lines, CancellationToken cancel)
    {
        var results = await bulk.Send(names.Written(edition), lines, cancel);
        if (results.FirstOrDefault(r => r.Written is Written.Refused) is { Reason: { } reason }) throw new InvalidOperationException($"The search server refuses a document: {reason}");
        return results.Any(r => r.Written is Written.NoIndex) ? throw TakenOver() : results;
    }

    private static IndexEntry Entry(JsonElement source)
    {
        var document = source.GetProperty("found").GetBoolean()
            ? new OpportunityDocument(source.GetProperty("card").Deserialize<OpportunityCard>(Json.Stored)!, source.GetProperty("texts").Deserialize<OpportunityTexts>(Json.Stored)!)
            : null;
        return new IndexEntry(new OpportunityId(source.GetProperty("id").GetGuid()), source.GetProperty("version").GetInt64(), document, source.GetProperty("print").GetString());
    }

    private static UnavailableException TakenOver() => new("Another rebuild of the search index has begun.");
}
