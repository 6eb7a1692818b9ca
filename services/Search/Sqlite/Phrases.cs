using Secondments.Contracts.Search.Api;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>Titles and skills of public documents, found by the beginning of any of their first words.</summary>
internal sealed class Phrases
{
    private const int MostLookedAt = 400;

    private readonly Dictionary<(SuggestionKind Kind, string Key), Phrase> _phrases = [];
    private readonly SortedSet<Entry> _entries = new(Comparer<Entry>.Create((a, b) =>
    {
        var text = string.CompareOrdinal(a.From, b.From);
        return text != 0 ? text : a.Phrase.Number.CompareTo(b.Phrase.Number);
    }));
    private int _numbers;

    public void Add(SuggestionKind kind, string text, int documents)
    {
        var key = Tokeniser.Normal(text);
        if (key.Length == 0) return;
        if (!_phrases.TryGetValue((kind, key), out var phrase))
        {
            if (documents <= 0) return;
            phrase = new Phrase(++_numbers, kind, text.Trim());
            _phrases[(kind, key)] = phrase;
            foreach (var from in Suggested.Beginnings(key)) _entries.Add(new Entry(from, phrase));
        }
        phrase.Documents += documents;
        if (phrase.Documents > 0) return;
        _phrases.Remove((kind, key));
        foreach (var from in Suggested.Beginnings(key)) _entries.Remove(new Entry(from, phrase));
    }

    public IReadOnlyList<Suggestion> Starting(string text, int most)
    {
        var prefix = Tokeniser.Normal(text);
        if (prefix.Length == 0) return [];
        var low = new Entry(prefix, Phrase.First);
        var high = new Entry(prefix + char.MaxValue, Phrase.First);
        return [.. _entries.GetViewBetween(low, high)
            .Take(MostLookedAt)
            .OrderByDescending(e => e.Phrase.Documents)
            .ThenBy(e => e.Phrase.Text.Length)
            .ThenBy(e => e.Phrase.Text, StringComparer.Ordinal)
            .Select(e => e.Phrase)
            .DistinctBy(p => p.Number)
            .DistinctBy(p => p.Text, StringComparer.OrdinalIgnoreCase)
            .Take(most)
            .Select(p => new Suggestion(p.Text, p.Kind, p.Documents))];
    }

    private sealed record Entry(string From, Phrase Phrase);

    private sealed class Phrase(int number, SuggestionKind kind, string text)
    {
        public static readonly Phrase First = new(0, default, "");

        public int Number => number;

        public SuggestionKind Kind => kind;

        public string Text => text;

        public int Documents { get; set; }
    }
}
