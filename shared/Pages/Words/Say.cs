using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Pages.Words;

/// <summary>Dates, lengths, money and grades as pages and mails write them. English, in UK time.</summary>
public static class Say
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>3 March 2026.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <inheritdoc cref="Date(DateOnly)"/>
    public static string Date(DateTimeOffset instant) => Date(UkTime.DayOf(instant));

    /// <summary>2026-03-03, as a browser's own date field takes it; nothing where that isn't what was asked for.</summary>
    public static string? DateInput(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", out _) ? typed : null;

    /// <summary>3 Mar 2026: for tables.</summary>
    public static string ShortDate(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <inheritdoc cref="ShortDate(DateOnly)"/>
    public static string ShortDate(DateTimeOffset instant) => ShortDate(UkTime.DayOf(instant));

    /// <summary>9am, 2:30pm, midday, midnight.</summary>
    public static string Time(DateTimeOffset instant)
    {
        var time = TimeZoneInfo.ConvertTime(instant, UkTime.Zone);
        return (time.Hour, time.Minute) switch
        {
            (0, 0) => "midnight",
            (12, 0) => "midday",
            (_, 0) => Clock(time, minutes: false),
            _ => Clock(time, minutes: true),
        };
    }

    /// <summary>3 March 2026 at 10:42am.</summary>
    public static string When(DateTimeOffset instant) => $"{Date(instant)} at {Time(instant)}";

    /// <summary>Tuesday 3 March 2026 at 11:59pm.</summary>
    public static string Deadline(DateTimeOffset instant) =>
        $"{UkTime.DayOf(instant).DayOfWeek} {Date(instant)} at {Time(instant)}";

    /// <summary>
    /// How far off a day is: today, tomorrow, «in 3 days» under 15 days; null when it is past or further off, because then the
    /// date says it better. Shown beside the date, never instead of it.
    /// </summary>
    public static string? InDays(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        > 1 and < 15 and var days => $"in {days} days",
        _ => null,
    };

    /// <inheritdoc cref="InDays(DateOnly, DateOnly)"/>
    public static string? InDays(DateTimeOffset instant, DateTimeOffset now) => InDays(UkTime.DayOf(instant), UkTime.DayOf(now));

    /// <summary>How long ago: today, yesterday, 3 days ago; the date from 15 days on.</summary>
    public static string Ago(DateTimeOffset instant, DateTimeOffset now) =>
        (UkTime.DayOf(now).DayNumber - UkTime.DayOf(instant).DayNumber) switch
        {
            <= 0 => "today",
            1 => "yesterday",
            < 15 and var days => $"{days} days ago",
            _ => Date(instant),
        };

    /// <summary>«Closes in 3 days» under 8 days, «Closes 3 March 2026» otherwise, «Closed 3 March 2026» when past.</summary>
    public static string Closing(DateTimeOffset closes, DateTimeOffset now)
    {
        if (closes <= now) return $"Closed {Date(closes)}";
        var days = UkTime.DayOf(closes).DayNumber - UkTime.DayOf(now).DayNumber;
        return days < 8 ? $"Closes {InDays(closes, now)}, {Date(closes)}" : $"Closes {Date(closes)}";
    }

    /// <summary>1 April to 30 September 2026 (6 months).</summary>
    public static string Range(DateOnly from, DateOnly to)
    {
        var start = from.Year == to.Year ? from.ToString("d MMMM", English) : Date(from);
        var weeks = Math.Max(1, (int)Math.Round((to.DayNumber - from.DayNumber + 1) / 7.0));
        return $"{start} to {Date(to)} ({Length(weeks)})";
    }

    /// <summary>From the start and a length in weeks: 1 April to 30 September 2026 (6 months). With only one of them, that one.</summary>
    public static string? Dates(DateOnly? start, int? weeks) => (start, weeks) switch
    {
        ({ } s, { } w) => Range(s, s.AddDays(w * 7 - 1)),
        ({ } s, null) => $"From {Date(s)}",
        (null, { } w) => Length(w),
        _ => null,
    };

    /// <summary>In weeks up to 12, then in months.</summary>
    public static string Length(int weeks)
    {
        if (weeks <= 12) return Count(weeks, "week");
        return Count((int)Math.Round(weeks * 12 / 52.18), "month");
    }

    /// <summary>£1,250 or £1,250.50.</summary>
    public static string Money(Money money)
    {
        var symbol = money.Currency switch { "GBP" => "£", "EUR" => "€", "USD" => "$", var other => $"{other} " };
        return symbol + money.Amount.ToString(money.MinorUnits % 100 == 0 ? "#,##0" : "#,##0.00", English);
    }

    /// <summary>£38,000 to £42,000 a year; one amount when both are the same.</summary>
    public static string Salary(SalaryRange range) => range.From == range.To
        ? $"{Money(range.From)} a year"
        : $"{Money(range.From)} to {Money(range.To)} a year";

    /// <summary>Who pays the salary: «Home pays 60%, host 40%».</summary>
    /// <param name="homeShare">0 to 100, where it is shared and said.</param>
    public static string WhoPays(SalaryArrangement arrangement, int? homeShare = null) => (arrangement, homeShare) switch
    {
        (SalaryArrangement.HomePays, _) => "Home pays the salary",
        (SalaryArrangement.HostPays, _) => "Host pays the salary",
        (SalaryArrangement.Shared, { } home) => $"Home pays {home}%, host {100 - home}%",
        (SalaryArrangement.Shared, null) => "Home and host share the salary",
        _ => "Who pays is to be agreed",
    };

    /// <summary>
    /// A grade, or a range of grades, in the reader's own ladder, with the host's names behind when they differ:
    /// «Band 5 to Band 6 (HEO to SEO at the host)».
    /// </summary>
    /// <param name="from">1 to 9.</param>
    /// <param name="to">1 to 9; null or the same for one grade.</param>
    public static string Grade(int from, int? to, Ladder reader, Ladder host)
    {
        var read = GradeIn(from, to, reader);
        return reader == host ? read : $"{read} ({GradeIn(from, to, host)} at the host)";
    }

    private static string GradeIn(int from, int? to, Ladder ladder) => to is { } high && high != from
        ? $"{Band.Name(from, ladder)} to {Band.Name(high, ladder)}"
        : Band.Name(from, ladder);

    /// <summary>1 place, 3 places, 1,200 places.</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{number.ToString("#,##0", English)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>A published count: under 10 it isn't shown, because a person could be found by it.</summary>
    public static string PublishedCount(long number) => number < 10 ? "not shown, fewer than 10" : number.ToString("#,##0", English);

    /// <summary>a, b and c.</summary>
    public static string List(params IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>The first letter as a capital, the rest as it is.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Clock(DateTimeOffset time, bool minutes) =>
        time.ToString(minutes ? "h:mm" : "%h", English) + (time.Hour < 12 ? "am" : "pm");
}
