using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Bench.Hosts;

/// <summary>Opportunities made by number: the same number, the same row.</summary>
internal static class Rows
{
    private static readonly string[] Titles = ["Data analyst", "Community nurse", "Project manager", "Policy adviser", "Service designer", "Finance partner", "Climate planner", "User researcher"];
    private static readonly string[] Words =
        ["people", "service", "plan", "team", "council", "hospital", "evidence", "budget", "digital", "partner", "training", "research", "winter", "young", "housing", "transport", "care", "school", "energy", "review"];

    public static OpportunityDetails Details(int number)
    {
        var random = new Random(number);
        var words = Enumerable.Range(0, 220).Select(_ => Words[random.Next(Words.Length)]);
        return new OpportunityDetails(
            Title: $"{Titles[number % Titles.Length]} {number}",
            Kind: OpportunityKind.Traditional,
            Description: string.Join(' ', words),
            Objectives: ["A plan that is kept", "Two colleagues who can go on"],
            SkillsWanted: [new SkillWanted("Data analysis", SkillLevel.Working, true), new SkillWanted("Planning")],
            Band: 1 + number % 9,
            EarliestStart: UkTime.DayOf(DateTimeOffset.UtcNow).AddDays(60),
            LengthWeeks: 4 + number % 48,
            Pattern: WorkingPattern.FullTime,
            Places: [new Place("Leeds", "LS1 1UR", 53.8, -1.55)],
            RemoteShare: number % 3 * 50,
            Salary: SalaryArrangement.HomePays,
            Visibility: OpportunityVisibility.Public,
            NumberOfPlaces: 1,
            ClosingDate: UkTime.DayOf(DateTimeOffset.UtcNow).AddDays(30),
            ContactEmail: "secondments@bench.example",
            Reference: $"B-{number}");
    }

    /// <summary>A row's title ends in its number, and so does its reference.</summary>
    public static string ReferenceOf(string title) => $"B-{title[(title.LastIndexOf(' ') + 1)..]}";

    public static IEnumerable<string> Lines(int count) => Enumerable.Range(0, count).Select(n => JsonSerializer.Serialize(Details(n), Json.Stored));
}
