using System.Text.Json;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Places;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>Answers questions, each in one request where the words are spelt as documents spell them.</summary>
internal sealed class Finder(ElasticsearchClient client, IndexNames names, Register register, Vocabulary vocabulary)
{
    public async Task<IndexPage> Search(IndexQuery query, CancellationToken cancel)
    {
        var page = await Page(query, query.Text, cancel);
        if (query.Text.Required.Count == 0 || page.Total > Mending.Little) return page;
        // Little: perhaps only because of the filters, which no spelling mends.
        var found = await Count(query.Text, query.Viewer, cancel);
        if (found > Mending.Little || await vocabulary.Mended(query.Text, cancel) is not { } mended) return page;
        if (await Count(mended, query.Viewer, cancel) <= found) return page;
        return found == 0
            ? await Page(query, mended, cancel) with { DidYouMean = mended.Text, Corrected = true }
            : page with { DidYouMean = mended.Text };
    }

    /// <summary>Opportunities that share words of title and skills with this one; null when the viewer can't see it.</summary>
    public async Task<IReadOnlyList<IndexHit>?> Similar(Guid id, Viewer viewer, DateTimeOffset now, int most, CancellationToken cancel)
    {
        object[] open = [Narrowing.Visible(viewer), Narrowing.Open(now)];
        var one = await client.Get(HttpMethod.Post, Path(""), new { size = 1, _source = Source(withTexts: false), query = Clauses.All([.. open, Clauses.Term("id", id)]) }, cancel);
        if (Hits.Of(one).Select(CardOf).FirstOrDefault() is not { } card) return null;
        var words = Likeness.WordsOf(card);
        var counts = await vocabulary.Count(words.Select(w => w.Word), cancel);
        var stems = Likeness.Rarest(words, word => counts.GetValueOrDefault(word));
        if (stems.Count == 0) return [];
        var query = new IndexQuery(viewer, now) { Text = QueryText.Parse("a").Value, Size = most };
        var ordering = new Ordering(query, query.Text);
        var answer = await client.Get(HttpMethod.Post, Path(card.Title), new
        {
            size = most,
            _source = Source(withTexts: false),
            query = new { @bool = new { filter = open, must = new[] { WordClauses.Sharing(stems) }, must_not = new[] { Clauses.Term("id", id) } } },
            sort = ordering.Request(),
        }, cancel);
        return HitsOf(Hits.Of(answer), query, QueryText.Empty, ordering);
    }

    public async Task<OpportunityId?> Find(string reference, Viewer viewer, DateTimeOffset now, CancellationToken cancel)
    {
        var answer = await client.Get(HttpMethod.Post, Path(""), new
        {
            size = 1,
            _source = new[] { "id" },
            query = Clauses.All([Narrowing.Visible(viewer), Narrowing.Open(now), Clauses.Term("ref", reference)]),
        }, cancel);
        return Hits.Of(answer).Select(h => new OpportunityId(h.GetProperty("_source").GetProperty("id").GetGuid())).Cast<OpportunityId?>().FirstOrDefault();
    }

    private async Task<IndexPage> Page(IndexQuery query, QueryText text, CancellationToken cancel)
    {
        var organisations = query.Filters.Organisations.Count > 0 ? await register.Named([.. query.Filters.Organisations], cancel) : [];
        var narrowing = Narrowing.Facets(query.Filters, organisations.Select(o => o.Id));
        var facets = new FacetCounts(query.Filters, narrowing, organisations);
        var (words, ordering) = (new WordClauses(text), new Ordering(query, text));
        List<object> filter = [Narrowing.Visible(query.Viewer), .. Narrowing.OpenAndNear(query)];
        if (words.Found is { } found) filter.Add(found);
        var asked = ordering.Sort is Contracts.Search.Api.SearchSort.Relevance ? Clauses.Scored(filter, words.Ranks()) : Clauses.All(filter);
        var request = new Dictionary<string, object>
        {
            ["size"] = query.Size + 1,
            ["track_total_hits"] = true,
            ["_source"] = Source(withTexts: !text.IsEmpty),
            ["query"] = asked,
            ["aggs"] = facets.Request(),
            ["sort"] = ordering.Request(),
        };
        if (narrowing.Count > 0) request["post_filter"] = Clauses.All(narrowing.Values);
        if (await Start(query, text, asked, ordering, cancel) is { } start) request["search_after"] = ordering.After(start);
        var answer = await client.Get(HttpMethod.Post, Path(text.Text), request, cancel);

        var hits = Hits.Of(answer).ToList();
        var total = Hits.Total(answer);
        var more = hits.Count > query.Size;
        // With more to come, what lies on the other side isn't counted: the start itself does, or did when it was shown.
        var behind = query.Start is not null && (more || total > hits.Count);
        var shown = hits.Take(query.Size);
        return new IndexPage(
            HitsOf(query.Backwards ? shown.Reverse() : shown, query, text, ordering), total, true, facets.Read(answer.GetProperty("aggregations")),
            query.Backwards ? more : behind, query.Backwards ? behind : more, ordering.Sort, null, false);
    }

    // Scores move a little whenever a document comes or goes; the document that the page before ended with is looked up
    // again, so that the next page starts right behind it and not behind where it once stood.
    private async Task<ResultKey?> Start(IndexQuery query, QueryText text, object asked, Ordering ordering, CancellationToken cancel)
    {
        if (query.Start is not { } start || ordering.Sort is not Contracts.Search.Api.SearchSort.Relevance) return query.Start;
        var answer = await client.Get(HttpMethod.Post, Path(text.Text), new
        {
            size = 1,
            _source = false,
            query = new { @bool = new { must = new[] { asked }, filter = new[] { Clauses.Term("id", start.Id) } } },
            sort = ordering.Request(),
        }, cancel);
        return Hits.Of(answer).Select(h => (ResultKey?)ordering.Key(h)).FirstOrDefault() ?? start;
    }

    private async Task<long> Count(QueryText text, Viewer viewer, CancellationToken cancel)
    {
        var answer = await client.Get(HttpMethod.Post, $"{names.Searched}/_count", new { query = Clauses.All([Narrowing.Visible(viewer), .. new[] { new WordClauses(text).Found }.OfType<object>()]) }, cancel);
        return answer.GetProperty("count").GetInt64();
    }

    private static List<IndexHit> HitsOf(IEnumerable<JsonElement> found, IndexQuery query, QueryText text, Ordering ordering)
    {
        var highlighter = new Highlighter(text.Wordings);
        var hits = new List<IndexHit>();
        foreach (var hit in found)
        {
            var source = hit.GetProperty("_source");
            var card = CardOf(hit);
            var miles = query.Near is { } near
                ? Distance.Nearest(near.Latitude, near.Longitude, [.. card.Places.Where(p => p is { Latitude: not null, Longitude: not null }).Select(p => ((float)p.Latitude!.Value, (float)p.Longitude!.Value))])
                : double.PositiveInfinity;
            hits.Add(new IndexHit(
                card, HostOf(card.Organisation, source.GetProperty("host")), double.IsFinite(miles) ? miles : null, highlighter.Marks(card.Title),
                highlighter.IsEmpty ? null : highlighter.Snippet(source.GetProperty("texts").GetProperty("description").GetString()!), ordering.Key(hit)));
        }
        return hits;
    }

    private static OpportunityCard CardOf(JsonElement hit) => hit.GetProperty("_source").GetProperty("card").Deserialize<OpportunityCard>(Json.Stored)!;

    private static OrganisationEntry HostOf(OrganisationId id, JsonElement host) => new(
        id, host.GetProperty("version").GetInt64(), host.GetProperty("slug").GetString()!, host.GetProperty("name").GetString()!,
        Words.Read<Sector>(host.GetProperty("sector").GetString()!)!.Value, host.GetProperty("shown").GetBoolean());

    private static string[] Source(bool withTexts) =>
        ["card", "host.version", "host.slug", "host.name", "host.sector", "host.shown", .. withTexts ? (string[])["texts.description"] : []];

    // The same words go to the same copy of the index: its scores may differ a little from another's. Half an answer is none.
    private string Path(string words) => $"{names.Searched}/_search?allow_partial_search_results=false&preference=q{(uint)StableHash(words):x}";

    private static int StableHash(string words) => words.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
