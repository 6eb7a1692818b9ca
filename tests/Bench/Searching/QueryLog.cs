using Microsoft.AspNetCore.WebUtilities;
using Secondments.Search.Domain;
using Secondments.Search.Index;

namespace Secondments.Bench.Searching;

/// <summary>Two hundred questions as people would ask them of <see cref="SearchRows"/>: the same in every run.</summary>
internal static class QueryLog
{
    private static readonly string[] Abbreviations = ["HR", "OT", "PMO", "IT", "BA", "GP", "HR adviser", "PA"];
    private static readonly string[] Filters = ["band=5", "band=6&band=7", "pattern=part_time", "length=up_to_six_months", "remote=true", "kind=short", "sector=charity", "sector=public&pattern=full_time"];

    /// <summary>The part of the address after the question mark.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enumerable.Range(0, 200).Select(Make)];

    /// <summary>What the service makes of a question of a visitor now.</summary>
    public static IndexQuery Parsed(string question)
    {
        var given = QueryHelpers.ParseQuery(question).ToDictionary(p => p.Key, p => p.Value.OfType<string>().ToList(), StringComparer.Ordinal);
        return SearchParameters.Parse(given, 20, Viewer.Visitor, DateTimeOffset.UtcNow).Value.Query;
    }

    private static string Make(int number)
    {
        var random = new Random(1_000_000 + number);
        var details = SearchRows.Details(random.Next(1_000));
        var words = details.Title!.Split(' ').Where(w => w.Length > 3).DefaultIfEmpty("service").ToList();
        var two = string.Join(' ', words.Take(2));
        var described = details.Description!.Split(' ', '.').Where(w => w.Length > 3).ToList();
        return (number % 20) switch
        {
            0 => "",
            <= 6 => Q(two),
            <= 9 => Q(described[random.Next(described.Count)]),
            <= 11 => Q(Abbreviations[random.Next(Abbreviations.Length)]),
            <= 13 => Q(Misspelt(words.MaxBy(w => w.Length)!)),
            <= 15 => Q($"{words[0]} near {SearchRows.Towns[random.Next(SearchRows.Towns.Length)]}"),
            16 => Filters[random.Next(Filters.Length)],
            17 => $"{Q(words[0])}&{Filters[random.Next(Filters.Length)]}&sort=closing",
            18 => $"{Q(two)}&{Filters[random.Next(Filters.Length)]}",
            _ => $"place={Uri.EscapeDataString(SearchRows.Towns[random.Next(SearchRows.Towns.Length)])}&within=50&sort=distance",
        };
    }

    private static string Q(string words) => $"q={Uri.EscapeDataString(words)}";

    // Two neighbours changed over, as fast fingers do.
    private static string Misspelt(string word)
    {
        var letters = word.ToCharArray();
        var at = letters.Length / 2;
        (letters[at], letters[at - 1]) = (letters[at - 1], letters[at]);
        return new string(letters);
    }
}
