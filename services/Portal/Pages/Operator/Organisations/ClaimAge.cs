using Secondments.Kernel;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>How long a claim has been as it is.</summary>
internal static class ClaimAge
{
    /// <summary>«since 3 March 2026, 12 days».</summary>
    public static string Of(DateTimeOffset since, DateTimeOffset now) =>
        (UkTime.DayOf(now).DayNumber - UkTime.DayOf(since).DayNumber) is > 0 and var days ? $"since {Say.Date(since)}, {Say.Count(days, "day")}" : "since today";
}
