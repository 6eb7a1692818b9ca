using System.Text.Json;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// The words of public documents as they are written, and in how many each is. The server proposes words that are spelt nearly alike,
/// also some that only a private or a deleted document holds; what counts is how many public documents have them now, so none of those is ever
/// offered.
/// </summary>
internal sealed class Vocabulary(ElasticsearchClient client, IndexNames names)
{
    private const int MostMended = 10;
    private const int MostProposed = 50;

    /// <summary>In how many public documents each of the words is; those in none are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Count(IEnumerable<string> words, CancellationToken cancel)
    {
        string[] asked = [.. words.Where(w => w.Length >= DocumentStems.ShortestWord).Distinct()];
        if (asked.Length == 0) return new Dictionary<string, int>();
        var answer = await client.Get(HttpMethod.Post, $"{names.Searched}/_search", new
        {
            size = 0,
            query = Clauses.All([Narrowing.Public, Clauses.Terms("words", asked)]),
            aggs = new { words = CountOf(asked) },
        }, cancel);
        return Read(answer);
    }

    /// <summary>The question with its words mended; null when none needs to be, or nothing is near.</summary>
    public async Task<QueryText?> Mended(QueryText text, CancellationToken cancel)
    {
        var counts = await Count(text.Words.Select(w => w.Word), cancel);
        string[] rare =
        [
            .. text.Words.Select(w => w.Word).Distinct()
                .Where(w => Spelling.Budget(w.Length) > 0 && !w.Any(char.IsDigit) && counts.GetValueOrDefault(w) <= Mending.Little)
                .Take(MostMended),
        ];
        if (rare.Length == 0) return null;
        var answer = await client.Get(HttpMethod.Post, $"{names.Searched}/_search", new
        {
            size = 0,
            track_total_hits = false,
            suggest = rare.Select((word, at) => (word, at)).ToDictionary(w => $"{w.at}", w => (object)new { text = w.word, term = Near(w.word) }),
        }, cancel);
        var proposed = answer.GetProperty("suggest").EnumerateObject().ToDictionary(
            s => rare[int.Parse(s.Name, System.Globalization.CultureInfo.InvariantCulture)],
            s => s.Value.EnumerateArray().SelectMany(t => t.GetProperty("options").EnumerateArray()).Select(o => o.GetProperty("text").GetString()!).ToList());
        var all = new Dictionary<string, int>(await Count(proposed.Values.SelectMany(p => p), cancel));
        foreach (var (word, count) in counts) all[word] = count;
        return Mending.Of(text, word => all.GetValueOrDefault(word), word => proposed.TryGetValue(word, out var near) ? Mending.Nearest(word, near, w => all.GetValueOrDefault(w)) : null);
    }

    public static object CountOf(string[] words) => new { terms = new { field = "words", size = Math.Max(1, words.Length), include = words } };

    public static IReadOnlyDictionary<string, int> Read(JsonElement answer) =>
        Hits.Buckets(answer.GetProperty("aggregations").GetProperty("words")).ToDictionary(b => b.Key, b => b.Count, StringComparer.Ordinal);

    // Common words are looked at too: which of them is right is ours to say.
    private static object Near(string word) => new
    {
        field = "words",
        suggest_mode = "always",
        max_edits = Spelling.Budget(word.Length),
        prefix_length = 0,
        min_word_length = DocumentStems.ShortestWord,
        max_term_freq = 1_000_000_000,
        size = MostProposed,
        string_distance = "damerau_levenshtein",
    };
}
