using Microsoft.Data.Sqlite;
using Secondments.Search.Domain.Places;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>Answers questions from one edition, on one connection, while nothing changes.</summary>
internal sealed class Finder(SqliteConnection connection, Edition edition)
{
    private readonly Columns _columns = edition.Columns;

    public IndexPage Search(IndexQuery query)
    {
        var visible = _columns.Visible(query.Viewer);
        var (matching, complete) = Match(query.Text, visible);
        var found = query.Text.Required.Count > 0 ? matching.Count : int.MaxValue;
        if (found > Mending.Little || Mending.Of(query.Text, edition.Vocabulary.DocumentsWith, edition.Vocabulary.Nearest) is not { } mended) return Page(query, query.Text, matching, complete, null, false);

        var (better, betterComplete) = Match(mended, visible);
        if (better.Count <= found) return Page(query, query.Text, matching, complete, null, false);
        return found == 0
            ? Page(query, mended, better, betterComplete, mended.Text, true)
            : Page(query, query.Text, matching, complete, mended.Text, false);
    }

    /// <summary>Opportunities that share words of title and skills with this one; null when the viewer can't see it.</summary>
    public IReadOnlyList<IndexHit>? Similar(Guid id, Viewer viewer, DateTimeOffset now, int most)
    {
        var query = new IndexQuery(viewer, now) { Size = most };
        var open = new Narrowing(_columns, query).Base(_columns.Visible(viewer));
        if (_columns.SlotOf(id) is not { } slot || !open.Contains(slot)) return null;
        open.Remove(slot);
        var card = Cards([slot])[slot].Card;
        var stems = Likeness.Rarest(Likeness.WordsOf(card), edition.Vocabulary.DocumentsWith).Select(stem => new WordGroup([new Wording([stem], false)], [])).ToList();
        if (FullText.Any(stems) is not { } any) return [];
        var matching = FullText.Walk(connection, edition, FullText.InTitleOrSkills(any), 20_000).Slots.And(open);
        var candidates = matching.Descending().Take(Ordering.MostRanked).ToList();
        var scores = FullText.Scores(connection, edition, FullText.InTitleOrSkills(any), candidates);
        var nearest = scores.OrderBy(s => s.Value).ThenByDescending(s => s.Key).Take(most)
            .Select(s => (s.Key, new ResultKey(s.Value, -_columns.Published[s.Key], _columns.Id[s.Key]))).ToList();
        return Hits(nearest, query, QueryText.Empty);
    }

    private (SlotSet Slots, bool Complete) Match(QueryText text, SlotSet visible)
    {
        if (FullText.Widest(text) is not { } expression) return (visible, true);
        var (slots, complete) = FullText.Walk(connection, edition, expression);
        return (slots.And(visible), complete);
    }

    private IndexPage Page(IndexQuery query, QueryText text, SlotSet matching, bool complete, string? didYouMean, bool corrected)
    {
        var narrowing = new Narrowing(_columns, query);
        var (all, facets) = narrowing.Apply(narrowing.Base(matching.Copy()));
        var ordering = new Ordering(connection, edition, query, text);
        var (page, before, after) = ordering.Page(all);
        return new IndexPage(Hits(page, query, text), all.Count, complete, facets, before, after, ordering.Sort, didYouMean, corrected);
    }

    private List<IndexHit> Hits(IReadOnlyList<(int Slot, ResultKey Key)> page, IndexQuery query, QueryText text)
    {
        var highlighter = new Highlighter(text.Wordings);
        var documents = Cards(page.Select(p => p.Slot));
        var hits = new List<IndexHit>(page.Count);
        foreach (var (slot, key) in page)
        {
            var (card, texts) = documents[slot];
            var miles = query.Near is { } near ? Distance.Nearest(near.Latitude, near.Longitude, _columns.Points[slot]) : double.PositiveInfinity;
            hits.Add(new IndexHit(
                card, _columns.Organisations[_columns.Organisation[slot]]!, double.IsFinite(miles) ? miles : null,
                highlighter.Marks(card.Title), highlighter.IsEmpty ? null : highlighter.Snippet(Stored.Texts(texts).Description), key));
        }
        return hits;
    }

    private Dictionary<int, (OpportunityCard Card, object Texts)> Cards(IEnumerable<int> slots)
    {
        var cards = new Dictionary<int, (OpportunityCard, object)>();
        using var command = connection.Command("SELECT card, texts FROM documents WHERE id = $id", ("$id", null));
        foreach (var slot in slots)
        {
            command.Parameters[0].Value = Stored.Key(_columns.Id[slot]);
            using var row = command.ExecuteReader();
            if (row.Read()) cards[slot] = (Stored.Card(row.GetString(0)), row.GetValue(1));
        }
        return cards;
    }
}
