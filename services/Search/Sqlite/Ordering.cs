using Microsoft.Data.Sqlite;
using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Places;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>Gives every result its sort key, and picks the page that was asked for.</summary>
internal sealed class Ordering(SqliteConnection connection, Edition edition, IndexQuery query, QueryText text)
{
    /// <summary>How many results are ranked by their words; the rest follows, newest first.</summary>
    public const int MostRanked = 2000;

    private const double Unranked = 1;

    // More than any bm25: where the words are, and whether they are those that were typed, decides first. Weights alone
    // can't do it, because bm25 counts a word that is weighted high hardly more than one that is there twice.
    private const double Tier = 1000;

    private readonly Columns _columns = edition.Columns;

    /// <summary>What is asked for, as far as it can be had.</summary>
    public SearchSort Sort { get; } = query.Sort switch
    {
        SearchSort.Relevance when text.IsEmpty => SearchSort.Newest,
        SearchSort.Distance when query.Near is null => SearchSort.Newest,
        var sort => sort,
    };

    public (IReadOnlyList<(int Slot, ResultKey Key)> Page, bool HasBefore, bool HasAfter) Page(SlotSet all)
    {
        var scores = Sort is SearchSort.Relevance ? Scores(all) : [];
        var start = Start(all, scores);
        var nearestFirst = Comparer<ResultKey>.Create((a, b) => query.Backwards ? a.CompareTo(b) : b.CompareTo(a));
        // The worst of the page so far stands on top, to be thrown out first.
        var page = new PriorityQueue<(int Slot, ResultKey Key), ResultKey>(nearestFirst);
        var behindStart = false;
        foreach (var slot in all)
        {
            var key = Key(slot, scores);
            if (start is { } from && (query.Backwards ? key.CompareTo(from) >= 0 : key.CompareTo(from) <= 0))
            {
                behindStart = true;
                continue;
            }
            if (page.Count <= query.Size) page.Enqueue((slot, key), key);
            else page.EnqueueDequeue((slot, key), key);
        }
        var more = page.Count > query.Size;
        if (more) page.Dequeue();
        var items = page.UnorderedItems.Select(i => i.Element).OrderBy(i => i.Key).ToList();
        return query.Backwards ? (items, more, behindStart) : (items, behindStart, more);
    }

    private ResultKey Key(int slot, Dictionary<int, double> scores)
    {
        var first = Sort switch
        {
            SearchSort.Relevance => scores.GetValueOrDefault(slot, Unranked),
            SearchSort.Closing => _columns.Closes[slot],
            SearchSort.Distance => Distance.Nearest(query.Near!.Latitude, query.Near.Longitude, _columns.Points[slot]),
            _ => 0,
        };
        return new ResultKey(first, -_columns.Published[slot], _columns.Id[slot]);
    }

    // Scores move a little whenever a document comes or goes; the document that the page before ended with is looked up
    // again, so that the next page starts right behind it and not behind where it once stood.
    private ResultKey? Start(SlotSet all, Dictionary<int, double> scores) =>
        Sort is SearchSort.Relevance && query.Start is { } start && _columns.SlotOf(start.Id) is { } slot && all.Contains(slot)
            ? Key(slot, scores)
            : query.Start;

    private Dictionary<int, double> Scores(SlotSet all)
    {
        var required = FullText.Widest(text);
        var preferred = FullText.Any(text.Preferred);
        // With nothing required, what holds a preferred word is ranked and the rest follows.
        var matching = required is null ? Walk(preferred!).And(all) : all;
        var asked = required ?? preferred!;
        var tiers = Tiers(asked);
        var candidates = Candidates(matching, tiers);
        var slots = candidates.ConvertAll(c => c.Slot);
        var scores = FullText.Scores(connection, edition, asked, slots);
        if (required is not null && preferred is not null)
            foreach (var (slot, score) in FullText.Scores(connection, edition, preferred, slots)) scores[slot] = scores.GetValueOrDefault(slot) + score;

        foreach (var (slot, tier) in candidates)
            if (scores.TryGetValue(slot, out var score)) scores[slot] = score - ((tiers.Count - tier) * Tier);
        return scores;
    }

    /// <summary>
    /// The best first; a document is taken up once for the first that it is in and once for each that follows: every word in the title
    /// as it was typed, or in other words too; every word in title and skills; and the words as they were typed, anywhere.
    /// </summary>
    private List<string> Tiers(string asked)
    {
        List<string> anyhow = [FullText.InTitle(asked), FullText.InTitleOrSkills(asked)];
        return text.IsWide && FullText.Exact(text) is { } exact ? [FullText.InTitle(exact), .. anyhow, exact] : anyhow;
    }

    /// <summary>What is ranked, by the first tier that holds it, the newest of each; a tier is looked at only while there is room.</summary>
    private List<(int Slot, int Tier)> Candidates(SlotSet matching, List<string> tiers)
    {
        var room = Math.Min(MostRanked, matching.Count);
        var candidates = new List<(int, int)>(room);
        var rest = matching.Copy();
        for (var tier = 0; tier < tiers.Count && candidates.Count < room; tier++)
        {
            foreach (var slot in FullText.Newest(connection, edition, tiers[tier], rest, room - candidates.Count))
            {
                candidates.Add((slot, tier));
                rest.Remove(slot);
            }
        }
        foreach (var slot in rest.Descending().Take(room - candidates.Count)) candidates.Add((slot, tiers.Count));
        return candidates;
    }

    private SlotSet Walk(string expression) => FullText.Walk(connection, edition, expression).Slots;
}
