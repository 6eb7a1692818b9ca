using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>Conditions of a release, and the date of a «not before». The host reads both.</summary>
public static class Conditions
{
    private const int Most = 10;
    private const int Longest = 300;
    private const int MostYears = 3;

    public static IReadOnlyList<FieldError> Wrong(IReadOnlyList<string>? conditions, bool needed)
    {
        List<FieldError> wrong = [];
        var given = Tidy(conditions);
        if (needed && given.Count == 0) wrong.Add(new("/conditions", "required", "Write at least one condition."));
        if (given.Count > Most) wrong.Add(new("/conditions", "too_many", $"At most {Most} conditions."));
        for (var i = 0; i < Math.Min(given.Count, Most); i++) AnswerLimits.Check(wrong, $"/conditions/{i}", given[i], Longest);
        return wrong;
    }

    public static IReadOnlyList<FieldError> WrongDate(DateOnly? notBefore, DateTimeOffset now)
    {
        var today = UkTime.DayOf(now);
        if (notBefore is not { } date) return [new("/notBefore", "required", "Enter the date from which they can go.")];
        return date <= today || date > today.AddYears(MostYears)
            ? [new("/notBefore", "range", $"Enter a date from {DateWords.Day(today.AddDays(1))} to {DateWords.Day(today.AddYears(MostYears))}.")]
            : [];
    }

    public static IReadOnlyList<string> Tidy(IReadOnlyList<string>? conditions) =>
        [.. (conditions ?? []).Select(PlainText.Trimmed).OfType<string>()];
}
