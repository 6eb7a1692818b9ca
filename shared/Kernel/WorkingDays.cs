using System.Collections.Frozen;
using System.Text.Json;

namespace Secondments.Kernel;

/// <summary>Whose bank holidays count.</summary>
public enum UkDivision
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

/// <summary>
/// Working days: Monday to Friday less bank holidays. The holidays of 2024 to 2030 come from date-holidays 3.37.0 (ISC and
/// CC BY 3.0, github.com/commenthol/date-holidays), worked out by rule, so a one-off extra holiday is missing until it is added to
/// bank-holidays.json; after 2030 only weekends are left out.
/// </summary>
public static class WorkingDays
{
    private static readonly FrozenDictionary<UkDivision, FrozenSet<DateOnly>> Holidays = Load();

    public static bool IsWorkingDay(DateOnly day, UkDivision division = UkDivision.EnglandAndWales) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays[division].Contains(day);

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="day"/>; with 0, <paramref name="day"/> itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static DateOnly After(DateOnly day, int count, UkDivision division = UkDivision.EnglandAndWales)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day, division)) count--;
        }

        return day;
    }

    /// <summary>The last working day before <paramref name="day"/>.</summary>
    public static DateOnly Before(DateOnly day, UkDivision division = UkDivision.EnglandAndWales)
    {
        do day = day.AddDays(-1);
        while (!IsWorkingDay(day, division));
        return day;
    }

    private static FrozenDictionary<UkDivision, FrozenSet<DateOnly>> Load()
    {
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("Secondments.Kernel.bank-holidays.json")!;
        var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<DateOnly, string>>>(stream)!;
        return new Dictionary<UkDivision, FrozenSet<DateOnly>>
        {
            [UkDivision.EnglandAndWales] = read["england-and-wales"].Keys.ToFrozenSet(),
            [UkDivision.Scotland] = read["scotland"].Keys.ToFrozenSet(),
            [UkDivision.NorthernIreland] = read["northern-ireland"].Keys.ToFrozenSet(),
        }.ToFrozenDictionary();
    }
}
