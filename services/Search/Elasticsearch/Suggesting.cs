using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>Completes what is typed from titles, skills and organisations of public documents, in one request.</summary>
internal sealed class Suggesting(ElasticsearchClient client, IndexNames names)
{
    private const int MostLookedAt = 200;
    private const int LongestTyped = 500;

    public async Task<IReadOnlyList<Suggestion>> Suggest(string text, int most, CancellationToken cancel)
    {
        var typed = Tokeniser.Normal(text);
        // Nothing has so long a name, and the server takes no longer expression.
        if (typed.Length is 0 or > LongestTyped) return [];
        var terms = Suggested.Terms(typed);
        string[] words = [.. terms.SelectMany(Suggested.WordsOf).Where(w => w.Length >= DocumentStems.ShortestWord).Distinct()];
        var answer = await client.Get(HttpMethod.Post, $"{names.Searched}/_search", new
        {
            size = 0,
            query = Clauses.All(
            [
                Narrowing.Public,
                Clauses.Any([Clauses.Prefix("phrases", typed), Clauses.Prefix("host.phrases", typed), Clauses.Terms("words", words)]),
            ]),
            aggs = new { phrases = Beginning("phrases", typed), hosts = Beginning("host.phrases", typed), words = Vocabulary.CountOf(words) },
        }, cancel);
        var aggregations = answer.GetProperty("aggregations");
        var phrases = Hits.Buckets(aggregations.GetProperty("phrases"))
            .Select(b => (Parts: b.Key.Split(Host.Between), b.Count))
            .Select(b => new Suggestion(b.Parts[2], Words.Read<SuggestionKind>(b.Parts[1])!.Value, b.Count))
            // Spellings of one phrase are one; the commonest stands for it, and in small letters rather than in capitals.
            .GroupBy(s => (s.Kind, Tokeniser.Normal(s.Text)))
            .Select(g => g.OrderByDescending(s => s.Opportunities).ThenByDescending(s => s.Text, StringComparer.Ordinal).First() with { Opportunities = g.DistinctBy(s => s.Text).Sum(s => s.Opportunities) });
        var hosts = Hits.Buckets(aggregations.GetProperty("hosts"))
            .Select(b => new Suggestion(b.Key.Split(Host.Between)[1], SuggestionKind.Organisation, b.Count))
            .DistinctBy(s => s.Text);
        var counts = Vocabulary.Read(answer);
        return Suggested.Best(phrases.Concat(hosts), terms, word => counts.GetValueOrDefault(word), most);
    }

    // Words are letters and digits with a space between: nothing in them means anything in an expression. Without the parentheses
    // OpenSearch 2.17 and 2.18 fail where the words lie behind the last of all.
    private static object Beginning(string field, string typed) => new { terms = new { field, size = MostLookedAt, include = $"{typed}(.*)" } };
}
