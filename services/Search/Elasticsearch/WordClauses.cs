using Secondments.Search.Domain.Text;

namespace Secondments.Search.Elasticsearch;

/// <summary>What a question's words ask of the index: which documents, and which of them first.</summary>
internal sealed class WordClauses(QueryText text)
{
    private const string Anywhere = "all";
    private const string InTitle = "title";
    private const string InTitleOrSkills = "head";

    // More than any score of words: where they are, and whether they are those that were typed, decides first.
    private const double Tier = 1000;

    /// <summary>A server takes about a thousand clauses. A question that would have more is asked in its own words alone, and ranked by its first ones.</summary>
    private const int MostWordings = 300;
    private const int MostRanked = 25;

    private static readonly (string Field, double Boost)[] Fields = [(InTitle, 4), ("skills", 3), ("place", 2), ("host.stems", 2), ("description", 1)];

    private readonly IReadOnlyList<WordGroup> _required = text.Required.Sum(g => g.All.Count()) <= MostWordings ? text.Required : [.. text.Required.Select(g => g.Exact)];

    /// <summary>All that the question finds: what it asks for, in its own words or in others. Null: everything.</summary>
    public object? Found => _required.Count == 0 ? null : Widest(_required, Anywhere);

    /// <summary>
    /// Those with every word in the title as it was typed come first, then in other words for the same, then in title and skills, then
    /// the words as they were typed anywhere; within each, how well and how rare.
    /// </summary>
    public IReadOnlyList<object> Ranks()
    {
        var required = _required.Take(MostRanked).ToList();
        var tiers = (required.Count, text.IsWide) switch
        {
            (0, _) => [Preferred(InTitle), Preferred(InTitleOrSkills)],
            (_, false) => [Widest(required, InTitle), Widest(required, InTitleOrSkills)],
            _ => (object[])
            [
                Exact(required, InTitle), Widest(required, InTitle), Widest(required, InTitleOrSkills),
                Clauses.Any([Exact(required, Anywhere), Widest(required, InTitleOrSkills)]),
            ],
        };
        return
        [
            .. tiers.Select(t => Clauses.Worth(Tier, t)),
            .. required.Concat(text.Preferred.Take(MostRanked)).SelectMany(g => g.All).Concat(text.Instead).SelectMany(Parts).Select(Weighed),
        ];
    }

    /// <summary>What shares any of the stems, in title or skills.</summary>
    public static object Sharing(IEnumerable<string> stems) => Clauses.Any(
        [.. stems.Select(s => Best([Boosted(InTitle, new Wording([s], false), 2), Boosted("skills", new Wording([s], false), 1)]))]);

    private object Preferred(string field) => Clauses.Any([.. text.Preferred.Take(MostRanked).Select(g => Group(g, field))]);

    private static object Exact(IReadOnlyList<WordGroup> required, string field) => Clauses.All([.. required.Select(g => Group(g.Exact, field))]);

    private object Widest(IReadOnlyList<WordGroup> required, string field)
    {
        var all = Clauses.All([.. required.Select(g => Group(g, field))]);
        return text.Instead.Count == 0 ? all : Clauses.Any([all, .. text.Instead.Select(w => Wording(w, field))]);
    }

    private static object Group(WordGroup group, string field) => Clauses.Any([.. group.All.Select(w => Wording(w, field))]);

    private static object Wording(Wording wording, string field) => wording switch
    {
        { Stems: [var only] } => Clauses.Term(field, only),
        { Together: true } => Clauses.Phrase(field, wording.Stems),
        _ => Clauses.All([.. wording.Stems.Select(s => Clauses.Term(field, s))]),
    };

    // What need not stand together counts word by word, also where only one of them is.
    private static IEnumerable<Wording> Parts(Wording wording) => wording.Together ? [wording] : wording.Stems.Select(s => new Wording([s], false));

    // The field in which it says most, and a little for the others.
    private static object Weighed(Wording wording) => Best(Fields.Select(f => Boosted(f.Field, wording, f.Boost)));

    private static object Best(IEnumerable<object> queries) => Clauses.Of("dis_max", new { tie_breaker = 0.3, queries });

    private static object Boosted(string field, Wording wording, double boost) => wording switch
    {
        { Stems: [var only] } => Clauses.Of("term", Clauses.Of(field, new { value = only, boost })),
        _ => Clauses.Of("match_phrase", Clauses.Of(field, new { query = string.Join(' ', wording.Stems), boost })),
    };
}
