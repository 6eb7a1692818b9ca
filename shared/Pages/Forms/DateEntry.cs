using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Secondments.Pages.Words;

namespace Secondments.Pages.Forms;

/// <summary>A date as it is typed: day, month (a number or a name) and year, each kept as it was typed.</summary>
public sealed class DateEntry
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public static DateEntry Of(DateOnly? day) => day is { } d
        ? new() { Day = d.Day.ToString(CultureInfo.InvariantCulture), Month = d.Month.ToString(CultureInfo.InvariantCulture), Year = d.Year.ToString(CultureInfo.InvariantCulture) }
        : new();

    /// <summary>
    /// The date; null with an error under <paramref name="name"/> in <paramref name="errors"/> when it is incomplete or not
    /// real, null without one when nothing was typed and it isn't <paramref name="needed"/>.
    /// </summary>
    /// <param name="what">As in «Enter the closing date».</param>
    public DateOnly? Read(ModelStateDictionary errors, string name, string what, bool needed = false)
    {
        if (IsEmpty)
        {
            if (needed) errors.AddModelError(name, Texts.DateEnter(what));
            return null;
        }
        if (string.IsNullOrWhiteSpace(Day) || string.IsNullOrWhiteSpace(Month) || string.IsNullOrWhiteSpace(Year))
        {
            errors.AddModelError(name, Texts.DateIncomplete(Say.Sentence(what)));
            return null;
        }
        if (Parse() is { } date) return date;
        errors.AddModelError(name, Texts.DateNotReal(Say.Sentence(what)));
        return null;
    }

    /// <summary>The date, or null when it is incomplete or not real. A year has four digits.</summary>
    public DateOnly? Parse()
    {
        if (Number(Day) is not { } day || MonthOf(Month) is not { } month || Number(Year) is not { } year) return null;
        return year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? MonthOf(string? text)
    {
        if (Number(text) is { } number) return number;
        var word = text?.Trim().TrimEnd('.').ToLowerInvariant() ?? "";
        // From three letters on, so that «sept» and «Sep.» are September and «j» is nothing.
        var at = word.Length < 3 ? -1 : Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.Ordinal));
        return at < 0 ? null : at + 1;
    }
}
