using System.Net;
using System.Text.Json;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>What a write has to know first.</summary>
internal sealed record Known(Editions Editions, IReadOnlyDictionary<OrganisationId, Host> Hosts);

/// <summary>
/// The organisations, and which editions there are, in a small index of their own. Single documents are read as they are at that
/// moment, not as they were at the last refresh: whoever writes documents reads here before and after, whoever changes something here looks at the
/// documents after, and so one of the two always sees the other.
/// </summary>
internal sealed class Register(ElasticsearchClient client, IndexNames names)
{
    private const string EditionsId = "editions";
    private const int MostTries = 20;
    private const int PageSize = 1000;

    public async Task<Known> Read(IReadOnlyCollection<OrganisationId> organisations, CancellationToken cancel)
    {
        var answer = await client.Get(HttpMethod.Post, $"{names.Register}/_mget", new { ids = organisations.Select(o => o.ToString()).Prepend(EditionsId) }, cancel);
        var docs = answer.GetProperty("docs").EnumerateArray().ToList();
        // Each has an outcome of its own: one that can't be read now isn't one that isn't there.
        if (docs.Select(ProblemOf).OfType<string>().FirstOrDefault(p => p is not "index_not_found_exception") is { } problem)
            throw new UnavailableException("The search index can't be used.", new InvalidOperationException($"The register can't be read: {problem}"));
        var found = docs.Where(d => d.TryGetProperty("found", out var found) && found.GetBoolean()).ToDictionary(d => d.GetProperty("_id").GetString()!, d => d.GetProperty("_source"));
        if (!found.TryGetValue(EditionsId, out var editions)) throw new IndexGoneException("The register of the search index is gone.");
        return new Known(
            EditionsOf(editions),
            organisations.Where(o => found.ContainsKey(o.ToString())).ToDictionary(o => o, o => new Host(EntryOf(found[o.ToString()]))));
    }

    /// <summary>Keeps an organisation where that is news.</summary>
    public Task Put(OrganisationEntry entry, CancellationToken cancel) => client.Get(
        HttpMethod.Post, $"{names.Register}/_update/{entry.Id}?retry_on_conflict=5&refresh=true",
        new { scripted_upsert = true, upsert = new { }, script = Scripts.Organisation(FieldsOf(entry), entry.Again) }, cancel);

    /// <summary>All organisations, as they were at the last refresh.</summary>
    public async Task<Dictionary<OrganisationId, Host>> All(CancellationToken cancel)
    {
        var all = new Dictionary<OrganisationId, Host>();
        for (string? after = null; ;)
        {
            var page = await Organisations(Clauses.Term("kind", "organisation"), after, cancel);
            foreach (var entry in page) all[entry.Id] = new Host(entry);
            if (page.Count < PageSize) return all;
            after = page[^1].Id.ToString();
        }
    }

    /// <summary>Organisations by their slugs or ids.</summary>
    public Task<IReadOnlyList<OrganisationEntry>> Named(IReadOnlyCollection<string> slugsOrIds, CancellationToken cancel)
    {
        var ids = slugsOrIds.Select(s => Guid.TryParse(s, out var id) ? new OrganisationId(id).ToString() : null).OfType<string>();
        return Organisations(Clauses.Any([Clauses.Terms("id", ids), Clauses.Terms("slug", slugsOrIds.Select(s => s.ToLowerInvariant()))]), null, cancel);
    }

    /// <summary>The editions; null where none were ever begun.</summary>
    public async Task<(Editions Editions, long Sequence, long Term)?> Editions(CancellationToken cancel)
    {
        var path = $"{names.Register}/_doc/{EditionsId}";
        var answer = await client.Send(HttpMethod.Get, path, null, cancel);
        if (answer.Status is HttpStatusCode.NotFound) return null;
        if (!answer.IsGood) throw ElasticsearchClient.Refused(HttpMethod.Get, path, answer);
        return (EditionsOf(answer.Body.GetProperty("_source")), answer.Body.GetProperty("_seq_no").GetInt64(), answer.Body.GetProperty("_primary_term").GetInt64());
    }

    /// <summary>Begins with these editions, unless somebody else has begun.</summary>
    public async Task Begin(Editions editions, CancellationToken cancel)
    {
        var path = $"{names.Register}/_create/{EditionsId}?refresh=true";
        var answer = await client.Send(HttpMethod.Put, path, DocumentOf(editions), cancel);
        if (!answer.IsGood && answer.Status is not HttpStatusCode.Conflict) throw ElasticsearchClient.Refused(HttpMethod.Put, path, answer);
    }

    /// <summary>Changes the editions in one step with reading them; what the change throws leaves them as they are.</summary>
    public async Task<Editions> Change(Func<Editions, Editions> change, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await Editions(cancel) is not { } known) break;
            var changed = change(known.Editions);
            var path = $"{names.Register}/_doc/{EditionsId}?if_seq_no={known.Sequence}&if_primary_term={known.Term}";
            var answer = await client.Send(HttpMethod.Put, path, DocumentOf(changed), cancel);
            if (answer.IsGood) return changed;
            if (answer.Status is not HttpStatusCode.Conflict) throw ElasticsearchClient.Refused(HttpMethod.Put, path, answer);
        }
        throw new UnavailableException("The register of the search index can't be changed.");
    }

    public static OrganisationEntry EntryOf(JsonElement source) => new(
        new OrganisationId(source.GetProperty("id").GetGuid()), source.GetProperty("version").GetInt64(), source.GetProperty("slug").GetString()!,
        source.GetProperty("name").GetString()!, Words.Read<Sector>(source.GetProperty("sector").GetString()!)!.Value, source.GetProperty("shown").GetBoolean());

    private async Task<IReadOnlyList<OrganisationEntry>> Organisations(object query, string? after, CancellationToken cancel)
    {
        var body = new Dictionary<string, object?> { ["size"] = PageSize, ["query"] = query, ["sort"] = new object[] { new { id = "asc" } } };
        if (after is not null) body["search_after"] = new[] { after };
        var answer = await client.Get(HttpMethod.Post, $"{names.Register}/_search", body, cancel);
        return [.. Hits.Of(answer).Select(h => EntryOf(h.GetProperty("_source")))];
    }

    private static string? ProblemOf(JsonElement doc) => doc.TryGetProperty("error", out var error) ? error.GetProperty("type").GetString() : null;

    private static object DocumentOf(Editions editions) => new { kind = EditionsId, editions };

    private static Editions EditionsOf(JsonElement source) => source.GetProperty("editions").Deserialize<Editions>(Json.Stored)!;

    private static Dictionary<string, object?> FieldsOf(OrganisationEntry entry) => new()
    {
        ["kind"] = "organisation",
        ["id"] = entry.Id,
        ["version"] = entry.Version,
        ["slug"] = entry.Slug,
        ["name"] = entry.Name,
        ["sector"] = Words.Of(entry.Sector),
        ["shown"] = entry.Shown,
    };
}
