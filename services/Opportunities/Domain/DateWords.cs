using System.Globalization;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain;

/// <summary>Dates as letters write them: UK time, months by name.</summary>
public static class DateWords
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>Tuesday 3 March 2026 at 11:59pm</c>.</summary>
    public static string Deadline(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, UkTime.Zone);
        return local.ToString("dddd d MMMM yyyy 'at '", CultureInfo.InvariantCulture) + Time(TimeOnly.FromDateTime(local.DateTime));
    }

    /// <summary><c>1 April to 30 September 2026 (6 months)</c>, as far as it is known.</summary>
    public static string Period(DateOnly? start, int? lengthWeeks) => (start, lengthWeeks) switch
    {
        ({ } from, { } weeks) => $"{Between(from, from.AddDays((weeks * 7) - 1))} ({Length(weeks)})",
        ({ } from, null) => $"from {Day(from)}",
        (null, { } weeks) => Length(weeks),
        _ => "dates to be agreed",
    };

    // The year stands once where it is the same.
    private static string Between(DateOnly from, DateOnly to) =>
        $"{(from.Year == to.Year ? from.ToString("d MMMM", CultureInfo.InvariantCulture) : Day(from))} to {Day(to)}";

    private static string Length(int weeks) => weeks switch
    {
        1 => "1 week",
        <= 12 => $"{weeks} weeks",
        _ => $"{Math.Round(weeks * 12 / 52m, MidpointRounding.AwayFromZero):0} months",
    };

    private static string Time(TimeOnly time) => time switch
    {
        { Hour: 12, Minute: 0 } => "midday",
        { Minute: 0 } => time.ToString("%h", CultureInfo.InvariantCulture) + Half(time),
        _ => time.ToString("h:mm", CultureInfo.InvariantCulture) + Half(time),
    };

    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";
}
