namespace Secondments.Search.Elasticsearch;

/// <summary>
/// Clauses of the query language. Values stand where a value is expected and nowhere else; there is none that reads a text for
/// signs.
/// </summary>
internal static class Clauses
{
    public static readonly object Everything = Of("match_all", new { });

    public static object Term(string field, object value) => Of("term", Of(field, value));

    public static object Terms(string field, IEnumerable<object> values) => Of("terms", Of(field, values));

    public static object Phrase(string field, IEnumerable<string> stems) => Of("match_phrase", Of(field, string.Join(' ', stems)));

    public static object Prefix(string field, string beginning) => Of("prefix", Of(field, beginning));

    public static object Exists(string field) => Of("exists", Of("field", field));

    public static object AtLeast(string field, long least) => Of("range", Of(field, Of("gte", least)));

    public static object AtMost(string field, long most) => Of("range", Of(field, Of("lte", most)));

    public static object All(IReadOnlyCollection<object> clauses) => clauses.Count == 1 ? clauses.First() : Of("bool", Of("filter", clauses));

    public static object Any(IReadOnlyCollection<object> clauses) => clauses.Count == 1 ? clauses.First() : Of("bool", new { should = clauses, minimum_should_match = 1 });

    public static object Not(object clause) => Of("bool", Of("must_not", clause));

    /// <summary>All of the clauses, which add nothing to the score, and what does.</summary>
    public static object Scored(IReadOnlyCollection<object> filter, IReadOnlyCollection<object> scores) =>
        scores.Count == 0 ? All(filter) : Of("bool", new { filter, should = scores, minimum_should_match = 0 });

    /// <summary>So much for whatever meets the clause, however well.</summary>
    public static object Worth(double score, object clause) => Of("constant_score", new { filter = clause, boost = score });

    public static Dictionary<string, object> Of(string name, object value) => new() { [name] = value };
}
