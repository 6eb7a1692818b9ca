using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>Which page of a list is asked for: how many rows, from where, and which way.</summary>
/// <param name="Keys">Sort keys of the row that the page lies beside; null for the first page.</param>
public sealed record PageAsked(int Size, bool Backwards = false, string[]? Keys = null);

/// <summary>Reads and writes the cursors of keyset lists; both ways, so that a page has one before it.</summary>
public sealed class PagedLists(Cursors cursors)
{
    private const string Forth = ">";
    private const string Back = "<";

    /// <param name="query">All that decides which rows in which order.</param>
    /// <returns>The page, or why the cursor (<c>cursor.unreadable</c>) or size (<c>request.size</c>) can't be read, both 400.</returns>
    public Result<PageAsked> Read(string query, string? cursor, string? size)
    {
        if (!PageSize.Read(size).TryGet(out var rows, out var badSize)) return badSize;
        if (string.IsNullOrEmpty(cursor)) return new PageAsked(rows);
        if (!cursors.Decode(query, cursor).TryGet(out var keys, out var badCursor)) return badCursor;
        return new PageAsked(rows, keys[0] == Back, keys[1..]);
    }

    /// <param name="rows">In the order that was read, one more than asked for where there are more.</param>
    /// <param name="keys">A row's sort keys, in the query's order.</param>
    public ListOf<TItem> Answer<TRow, TItem>(string query, PageAsked asked, IReadOnlyList<TRow> rows, long total, Func<TRow, string[]> keys, Func<TRow, TItem> item)
    {
        var more = rows.Count > asked.Size;
        var page = rows.Take(asked.Size).ToList();
        if (asked.Backwards) page.Reverse();
        var next = page.Count > 0 && (asked.Backwards || more) ? cursors.Encode(query, [Forth, .. keys(page[^1])]) : null;
        var previous = page.Count > 0 && (asked.Backwards ? more : asked.Keys is not null) ? cursors.Encode(query, [Back, .. keys(page[0])]) : null;
        return new ListOf<TItem>([.. page.Select(item)], total, true, next, previous);
    }
}
