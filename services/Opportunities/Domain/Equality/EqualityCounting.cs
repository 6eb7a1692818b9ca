using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Opportunities.Domain.Equality;

/// <summary>How many gave one answer to one host in one month. For <see cref="EqualityCounting.People"/> the answer is empty.</summary>
public sealed record EqualityTally(string Month, string Question, string Answer, int Count);

/// <summary>
/// What may be shown of the counts. Months that are over are put together until ten people have answered, once for all, so
/// that looking again later tells nothing of who came in between; no total over periods is shown. In each, a group under ten is
/// left out, with as many others as it takes that those left out are ten or more together.
/// </summary>
public static class EqualityCounting
{
    /// <summary>Counts those who answered anything.</summary>
    public const string People = "people";

    public const int Fewest = 10;

    /// <param name="thisMonth">Not over yet, <c>yyyy-MM</c>.</param>
    public static EqualityFigures Figures(IEnumerable<EqualityTally> tallies, string thisMonth)
    {
        List<EqualityPeriod> periods = [];
        List<IGrouping<string, EqualityTally>> together = [];
        foreach (var month in tallies.Where(t => string.CompareOrdinal(t.Month, thisMonth) < 0).GroupBy(t => t.Month).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            together.Add(month);
            var people = PeopleIn(together);
            if (people < Fewest) continue;
            periods.Add(new EqualityPeriod(together[0].Key, month.Key, people, [.. EqualityQuestions.All.Select(q => Counts(q, together.SelectMany(m => m), people))]));
            together = [];
        }
        periods.Reverse();
        return new EqualityFigures(periods);
    }

    private static int PeopleIn(IEnumerable<IEnumerable<EqualityTally>> months) => months.SelectMany(m => m).Where(t => t.Question == People).Sum(t => t.Count);

    private static EqualityCounts Counts(EqualityQuestion question, IEnumerable<EqualityTally> tallies, int people)
    {
        var given = tallies.Where(t => t.Question == question.Question).GroupBy(t => t.Answer).ToDictionary(g => g.Key, g => g.Sum(t => t.Count));
        var counts = question.Answers.Select(a => given.GetValueOrDefault(a.Answer)).ToArray();
        // Those who left this question out are a group as well: the rest of the people.
        var shown = Shown([.. counts, people - counts.Sum()]);
        return new EqualityCounts(question.Question, question.Text, [.. question.Answers.Select((a, i) => new EqualityCount(a.Answer, a.Text, shown[i] ? counts[i] : null))]);
    }

    private static bool[] Shown(int[] groups)
    {
        var shown = groups.Select(g => g >= Fewest).ToArray();
        while (shown.Contains(false) && shown.Contains(true) && groups.Where((_, i) => !shown[i]).Sum() < Fewest)
        {
            var smallest = Enumerable.Range(0, groups.Length).Where(i => shown[i]).MinBy(i => groups[i]);
            shown[smallest] = false;
        }
        return shown;
    }
}
