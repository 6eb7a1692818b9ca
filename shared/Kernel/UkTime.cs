namespace Secondments.Kernel;

/// <summary>Dates as people in the United Kingdom mean them.</summary>
public static class UkTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The last second of a day in Europe/London: when a closing date ends.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day, new TimeOnly(23, 59, 59));

    /// <summary>The instant of a wall-clock time in Europe/London.</summary>
    /// <exception cref="ArgumentException">The clocks skip that time on that day.</exception>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, Zone), TimeSpan.Zero);
    }

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
