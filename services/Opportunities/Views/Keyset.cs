using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Hosting.Api;
using Secondments.Kernel;

namespace Secondments.Opportunities.Views;

/// <summary>
/// Pages a query by where the last page ended, so that a list that grows meanwhile repeats and skips nothing. A unique text
/// breaks ties.
/// </summary>
/// <param name="Name">All that decides which rows in which order: what a cursor is bound to.</param>
internal sealed record Keyset<TRow, TKey>(
    string Name, Expression<Func<TRow, TKey>> Key, Expression<Func<TRow, string>> Tie, bool Descending,
    Func<TKey, string> Write, Func<string, TKey> Read) where TRow : class
{
    private const string Onward = "n";
    private const string Back = "p";

    public async Task<ListOf<TRow>> Page(IQueryable<TRow> rows, string[]? from, int size, Cursors cursors, CancellationToken cancel)
    {
        var total = await rows.CountAsync(cancel);
        var back = from?[0] == Back;
        var descending = Descending != back;
        if (from is not null) rows = rows.Where(Beyond(Read(from[1]), from[2], descending));
        var ordered = descending ? rows.OrderByDescending(Key).ThenByDescending(Tie) : rows.OrderBy(Key).ThenBy(Tie);
        var page = await ordered.Take(size + 1).ToListAsync(cancel);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        if (back) page.Reverse();
        var next = page.Count > 0 && (more || back) ? Cursor(Onward, page[^1], cursors) : null;
        var previous = page.Count > 0 && (back ? more : from is not null) ? Cursor(Back, page[0], cursors) : null;
        return new(page, total, true, next, previous);
    }

    /// <summary>The end of the last page, or null for the first page.</summary>
    public Result<string[]?> Start(string? cursor, Cursors cursors)
    {
        if (string.IsNullOrEmpty(cursor)) return (string[]?)null;
        return cursors.Decode(Name, cursor).TryGet(out var keys, out var error) ? keys : error;
    }

    private string Cursor(string way, TRow row, Cursors cursors) =>
        cursors.Encode(Name, way, Write(Key.Compile()(row)), Tie.Compile()(row));

    /// <summary><c>key &gt; last || key == last &amp;&amp; tie &gt; lastTie</c>, or &lt; where descending.</summary>
    private Expression<Func<TRow, bool>> Beyond(TKey last, string lastTie, bool descending)
    {
        var row = Key.Parameters[0];
        var tie = new Swap(Tie.Parameters[0], row).Visit(Tie.Body);
        // Through a field, so that the value is a parameter of the SQL and not a part of its text.
        var held = Expression.Constant(new Held(last, lastTie));
        var lastKey = Expression.Property(held, nameof(Held.Key));
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(
                After(Key.Body, lastKey, descending),
                Expression.AndAlso(Expression.Equal(Key.Body, lastKey), After(tie, Expression.Property(held, nameof(Held.Tie)), descending))),
            row);
    }

    private static BinaryExpression After(Expression value, Expression last, bool descending)
    {
        if (value.Type == typeof(string))
        {
            value = Expression.Call(typeof(string), nameof(string.Compare), null, value, last);
            last = Expression.Constant(0);
        }
        return descending ? Expression.LessThan(value, last) : Expression.GreaterThan(value, last);
    }

    private sealed record Held(TKey Key, string Tie);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
