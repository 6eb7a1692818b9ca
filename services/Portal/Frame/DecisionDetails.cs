using Microsoft.AspNetCore.Mvc.ModelBinding;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;

namespace Secondments.Portal.Frame;

/// <summary>What a step of a decision asked for; null where it didn't.</summary>
/// <param name="HrLineIsEnough">A reason of one's own may be written for HR alone.</param>
internal sealed record DecisionDetails(
    IReadOnlyList<string>? Conditions, DateOnly? NotBefore, bool NeedsReason, ReleaseReason? Reason, string? LineForPerson, string? LineForHr, bool HrLineIsEnough = false)
{
    private const int MostConditions = 10;
    private const int LongestCondition = 300;
    private const int LongestLine = 1000;
    private const int MostYears = 3;

    /// <summary>
    /// Says on the step itself what the service would refuse three pages later. The service's word counts: it is asked on
    /// the last step.
    /// </summary>
    public static void Check(ModelStateDictionary errors, DateTimeOffset now, DecisionDetails given)
    {
        if (given.Conditions is { } conditions)
        {
            if (conditions.Count == 0) errors.AddModelError("Ticked", "Choose or write at least one condition.");
            if (conditions.Count > MostConditions) errors.AddModelError("Typed", $"At most {MostConditions} conditions.");
            if (conditions.Any(c => c.Length > LongestCondition)) errors.AddModelError("Typed", $"Shorten each condition to {LongestCondition} characters.");
        }
        var today = UkTime.DayOf(now);
        if (given.NotBefore is { } day && (day <= today || day > today.AddYears(MostYears)))
            errors.AddModelError("NotBefore", $"Enter a date from {Say.Date(today.AddDays(1))} to {Say.Date(today.AddYears(MostYears))}.");
        if (given.NeedsReason && given.Reason is null) errors.AddModelError("Reason", "Choose the main reason.");
        if (given.NeedsReason && given.Reason is ReleaseReason.SomethingElse && IsEmpty(given.LineForPerson) && !(given.HrLineIsEnough && !IsEmpty(given.LineForHr)))
            errors.AddModelError("LineForPerson", given.HrLineIsEnough ? "Write what the reason is, for the person or for HR." : "Write what the reason is.");
        if (given.LineForPerson?.Length > LongestLine) errors.AddModelError("LineForPerson", $"Shorten this to {LongestLine} characters.");
        if (given.LineForHr?.Length > LongestLine) errors.AddModelError("LineForHr", $"Shorten this to {LongestLine} characters.");
    }

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);
}
