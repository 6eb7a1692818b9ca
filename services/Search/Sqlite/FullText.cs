using System.Globalization;
using Microsoft.Data.Sqlite;
using Secondments.Search.Domain.Text;
using SQLitePCL;

namespace Secondments.Search.Sqlite;

/// <summary>
/// What is asked of the full-text table. Expressions are built here from stems alone, each in quotes; nothing that a person
/// typed reaches the table in another form.
/// </summary>
internal static class FullText
{
    /// <summary>How many rows a walk over the matches looks at, the newest first.</summary>
    public const int MostWalked = 150_000;

    public static string? All(IReadOnlyList<WordGroup> groups) => groups.Count == 0 ? null : string.Join(" AND ", groups.Select(Expression));

    public static string? Any(IReadOnlyList<WordGroup> groups) => groups.Count == 0 ? null : string.Join(" OR ", groups.Select(Expression));

    /// <summary>All that a question finds: what it asks for, in its own words or in others.</summary>
    public static string? Widest(QueryText text)
    {
        if (All(text.Required) is not { } all || text.Instead.Count == 0) return All(text.Required);
        return $"({all}) OR {string.Join(" OR ", text.Instead.Select(Expression))}";
    }

    /// <summary>What has every word as it was typed, or in another spelling.</summary>
    public static string? Exact(QueryText text) => All([.. text.Required.Select(g => g.Exact)]);

    public static string InTitle(string expression) => $"{{title}} : ({expression})";

    public static string InTitleOrSkills(string expression) => $"{{title skills}} : ({expression})";

    /// <summary>The slots that match; not complete when there are more than <see cref="MostWalked"/>.</summary>
    public static (SlotSet Slots, bool Complete) Walk(SqliteConnection connection, Edition edition, string expression, int most = MostWalked)
    {
        var slots = new SlotSet(edition.Columns.Capacity);
        var count = 0;
        var complete = Step(connection, edition, expression, slot =>
        {
            if (count == most) return false;
            slots.Add(slot);
            count++;
            return true;
        });
        return (slots, complete);
    }

    /// <summary>The newest <paramref name="most"/> of <paramref name="among"/> that match, the newest first.</summary>
    public static List<int> Newest(SqliteConnection connection, Edition edition, string expression, SlotSet among, int most)
    {
        var slots = new List<int>();
        Step(connection, edition, expression, slot =>
        {
            if (among.Contains(slot)) slots.Add(slot);
            return slots.Count < most;
        });
        return slots;
    }

    /// <summary>
    /// Gives each slot that matches to <paramref name="take"/>, the newest first, until it says false. A common word has a hundred thousand:
    /// they are stepped through as SQLite gives them, without a reader around each.
    /// </summary>
    /// <returns>Whether there was none left.</returns>
    private static bool Step(SqliteConnection connection, Edition edition, string expression, Func<int, bool> take)
    {
        var database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(
            database, $"SELECT rowid FROM {edition.FullText} WHERE {edition.FullText} MATCH ? ORDER BY rowid DESC", out var statement), database);
        using (statement)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(statement, 1, expression), database);
            while (true)
            {
                var result = raw.sqlite3_step(statement);
                if (result == raw.SQLITE_DONE) return true;
                if (result != raw.SQLITE_ROW) SqliteException.ThrowExceptionForRC(result, database);
                if (!take(raw.sqlite3_column_int(statement, 0))) return false;
            }
        }
    }

    /// <summary>bm25 of the candidates that match; the better the smaller.</summary>
    public static Dictionary<int, double> Scores(SqliteConnection connection, Edition edition, string expression, IReadOnlyList<int> candidates)
    {
        var scores = new Dictionary<int, double>(candidates.Count);
        if (candidates.Count == 0) return scores;
        // The plus keeps SQLite from looking each candidate up by itself: one walk between the ends is cheaper.
        using var command = connection.Command(
            $"""
            SELECT rowid, rank FROM {edition.FullText}
            WHERE {edition.FullText} MATCH $match AND rowid >= $low AND rowid <= $high AND +rowid IN (SELECT value FROM json_each($candidates))
            """,
            ("$match", expression), ("$low", candidates.Min()), ("$high", candidates.Max()),
            ("$candidates", $"[{string.Join(',', candidates.Select(c => c.ToString(CultureInfo.InvariantCulture)))}]"));
        using var row = command.ExecuteReader();
        while (row.Read()) scores[row.GetInt32(0)] = row.GetDouble(1);
        return scores;
    }

    private static string Expression(WordGroup group)
    {
        var all = group.All.Select(Expression).ToList();
        return all.Count == 1 ? all[0] : $"({string.Join(" OR ", all)})";
    }

    private static string Expression(Wording wording) => wording switch
    {
        { Together: true } or { Stems.Count: 1 } => $"\"{string.Join(' ', wording.Stems)}\"",
        _ => $"({string.Join(" AND ", wording.Stems.Select(s => $"\"{s}\""))})",
    };
}
