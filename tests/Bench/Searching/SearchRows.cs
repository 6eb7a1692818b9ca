using System.Globalization;
using System.Text;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Search.Domain.Skills;

namespace Secondments.Bench.Searching;

/// <summary>
/// Opportunities to be searched, made by number: titles, skills and words of the taxonomy, used as unevenly as people use
/// words (Zipf), so that some are in half of all texts and most in a few.
/// </summary>
internal static class SearchRows
{
    private const int WordsInADescription = 220;

    public static readonly string[] Towns =
    [
        "London", "Birmingham", "Leeds", "Manchester", "Sheffield", "Bristol", "Liverpool", "Newcastle upon Tyne", "Nottingham", "Leicester", "Cardiff", "Glasgow",
        "Edinburgh", "Belfast", "Swansea", "York", "Hull", "Bradford", "Wakefield", "Derby", "Plymouth", "Exeter", "Norwich", "Oxford", "Cambridge", "Brighton",
        "Southampton", "Portsmouth", "Reading", "Luton", "Preston", "Carlisle", "Durham", "Lincoln", "Worcester", "Gloucester", "Aberdeen", "Dundee", "Inverness", "Newport",
    ];

    private static readonly string[] Before = ["", "", "", "Senior", "Lead", "Deputy", "Assistant", "Interim"];
    private static readonly string[] Occupations = [.. TermFile.Read("occupations.tsv").Select(t => t.Label)];
    private static readonly string[] Skills = [.. TermFile.Read("skills.tsv").Select(t => t.Label)];

    // Commonest first, and the same in every run.
    private static readonly string[] Words =
    [
        .. new[] { "the", "and", "of", "to", "a", "in", "for", "with", "you", "will", "be", "our", "is", "on", "as", "we", "team", "service", "people", "work" },
        .. Occupations.Concat(Skills).SelectMany(l => l.Split(' ')).Where(w => w.Length > 3).GroupBy(w => w.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key),
    ];

    public static OpportunityDetails Details(int number)
    {
        var random = new Random(number);
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        var description = new StringBuilder();
        for (var i = 0; i < WordsInADescription; i++) description.Append(i == 0 ? "" : i % 14 == 0 ? ". " : " ").Append(Pick(Words, random));
        var remote = random.Next(4);
        return new OpportunityDetails(
            Title: $"{Before[random.Next(Before.Length)]} {Pick(Occupations, random)}".Trim(),
            Kind: (OpportunityKind)random.Next(6),
            Description: description.ToString(),
            Objectives: ["A plan that is kept", "Two colleagues who can go on"],
            SkillsWanted: [.. Enumerable.Range(0, 3).Select(_ => Pick(Skills, random)).Distinct(StringComparer.OrdinalIgnoreCase).Select(s => new SkillWanted(s))],
            Band: 1 + random.Next(9),
            EarliestStart: today.AddDays(60 + random.Next(120)),
            LengthWeeks: 4 + random.Next(96),
            Pattern: (WorkingPattern)random.Next(3),
            Places: remote == 3 ? [] : [new Place(Pick(Towns, random))],
            RemoteShare: remote * 100 / 3,
            Salary: SalaryArrangement.HomePays,
            Visibility: OpportunityVisibility.Public,
            NumberOfPlaces: 1,
            ClosingDate: today.AddDays(10 + random.Next(45)),
            ContactEmail: "secondments@bench.example",
            Reference: $"S-{number.ToString(CultureInfo.InvariantCulture)}");
    }

    // Zipf's law: the n-th of a list is picked about n times less often than the first.
    private static string Pick(string[] from, Random random) => from[(int)Math.Exp(random.NextDouble() * Math.Log(from.Length + 1)) - 1];
}
