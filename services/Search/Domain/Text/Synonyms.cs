namespace Secondments.Search.Domain.Text;

/// <summary>Words and abbreviations that mean one thing. Any of a line finds the others; several words need all of them.</summary>
internal static class Synonyms
{
    public const string InformationTechnology = "ict";

    /// <summary>The most words that one entry has.</summary>
    public const int LongestEntry = 3;

    private static readonly string[][] Lines =
    [
        [InformationTechnology, "it", "information technology"],
        ["hr", "human resources"],
        ["od", "organisational development"],
        ["nhs", "national health service"],
        ["comms", "communications"],
        ["admin", "administrator", "administration"],
        ["ai", "artificial intelligence"],
        ["ml", "machine learning"],
        ["ux", "user experience"],
        ["ba", "business analyst"],
        ["pmo", "project management office"],
        ["gp", "general practitioner"],
        ["ot", "occupational therapist"],
        ["hca", "healthcare assistant"],
        ["healthcare", "health care"],
        ["rmn", "registered mental nurse"],
        ["rgn", "registered general nurse"],
        ["cpn", "community psychiatric nurse"],
        ["ceo", "chief executive"],
        ["cfo", "finance director"],
        ["developer", "programmer", "software engineer"],
        ["lawyer", "solicitor"],
        ["maths", "mathematics"],
        ["stats", "statistics"],
        ["pr", "public relations"],
        ["edi", "equality diversity inclusion"],
        ["fte", "full time"],
    ];

    private static readonly Dictionary<string, string[]> ByEntry = Lines
        .SelectMany(line => line.Select(entry => (entry, line)))
        .ToDictionary(pair => pair.entry, pair => pair.line, StringComparer.Ordinal);

    /// <summary>The whole line of an entry (words with one space between), or null when it is in none.</summary>
    public static IReadOnlyList<string>? Of(string entry) => ByEntry.GetValueOrDefault(entry);
}
