using System.Globalization;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Profile;

/// <summary>How parts of a profile read as a line of text.</summary>
internal static class ProfileWords
{
    private static readonly string[] Typed = ["yyyy-MM", "MM/yyyy", "M/yyyy", "M yyyy", "MMMM yyyy", "MMM yyyy"];

    /// <summary>April 2019.</summary>
    public static string? Month(string? month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
            : month;

    /// <summary>As the service takes it; what isn't understood goes as it was typed, so that the service can say so.</summary>
    public static string? ReadMonth(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), Typed, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day)
            ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : string.IsNullOrWhiteSpace(typed) ? null : typed;

    public static string? Period(ProfileWork work) => (Month(work.From), Month(work.To)) switch
    {
        (null, null) => null,
        ({ } from, null) => $"Since {from}",
        (null, { } to) => $"Until {to}",
        var (from, to) => $"{from} to {to}",
    };

    public static string Skill(ProfileSkill skill) => skill.Level is { } level ? $"{skill.Name} ({Labels.Of(level).ToLowerInvariant()})" : skill.Name ?? "";

    public static string Work(ProfileWork work) => string.Join(", ", new[] { work.Title, work.Organisation, Period(work) }.Where(t => t is not null));

    /// <summary>When and how they would work, as the answer of a new application starts.</summary>
    public static string? Dates(ProfilePreferences? wanted)
    {
        if (wanted is null) return null;
        string?[] said =
        [
            wanted.From is { } from ? $"I could start from {Say.Date(from)}." : null,
            wanted.Pattern is { } pattern ? $"{Labels.Of(pattern)}{Days(wanted, ", ")}." : wanted.DaysPerWeek is null ? null : $"{Days(wanted, "")}.",
            wanted.Note,
        ];
        var text = string.Join(' ', said.Where(s => s is not null));
        return text.Length == 0 ? null : text;
    }

    private static string Days(ProfilePreferences wanted, string before) =>
        wanted.DaysPerWeek is { } days ? string.Create(CultureInfo.InvariantCulture, $"{before}{days:0.#} days a week") : "";
}
