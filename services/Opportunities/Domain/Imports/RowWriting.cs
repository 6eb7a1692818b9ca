using System.Globalization;
using Secondments.Contracts.Opportunities;

namespace Secondments.Opportunities.Domain.Imports;

/// <summary>Writes details as the cells of a row, so that <see cref="RowReading"/> reads the same details from them again.</summary>
public static class RowWriting
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <param name="reference">By which an import finds it again.</param>
    /// <returns>A text for each of <see cref="Columns.All"/>; null where nothing is said.</returns>
    public static IReadOnlyList<string?> Cells(OpportunityDetails d, string reference) => [.. Columns.All.Select(column => Cell(column, d, reference))];

    private static string? Cell(string column, OpportunityDetails d, string reference) => column switch
    {
        "reference" => reference,
        "title" => d.Title,
        "unit" => d.Unit,
        "kind" => Word(d.Kind),
        "purposes" => List(d.Purposes?.Select(p => Words.Of(p))),
        "description" => d.Description,
        "objectives" => List(d.Objectives),
        "skills_wanted" => List(d.SkillsWanted?.Select(Skill)),
        "skills_gained" => List(d.SkillsGained),
        "band" => Number(d.Band),
        "band_to" => Number(d.BandTo),
        "earliest_start" => Day(d.EarliestStart),
        "length_weeks" => Number(d.LengthWeeks),
        "flexibility" => Word(d.Flexibility),
        "pattern" => Word(d.Pattern),
        "days_per_week" => d.DaysPerWeek?.ToString(Plain),
        "place" => List(d.Places?.Select(p => p.Name)),
        "postcode" => Beside(d, p => p.Postcode),
        "latitude" => Beside(d, p => p.Latitude?.ToString("R", Plain)),
        "longitude" => Beside(d, p => p.Longitude?.ToString("R", Plain)),
        "remote_share" => Number(d.RemoteShare),
        "salary" => Word(d.Salary),
        "home_share" => Number(d.HomeShare),
        "salary_from" => d.SalaryRange?.From.Amount.ToString("0.00", Plain),
        "salary_to" => d.SalaryRange?.To.Amount.ToString("0.00", Plain),
        "currency" => d.SalaryRange?.From.Currency,
        "salary_note" => d.SalaryNote,
        "expenses" => d.Expenses,
        "vat_note" => d.VatNote,
        "clearance" => Word(d.Clearance),
        "open_to_sectors" => List(d.OpenToSectors?.Select(s => Words.Of(s))),
        "open_to_organisations" => List(d.OpenToOrganisations?.Select(o => o.ToString())),
        "visibility" => Word(d.Visibility),
        "partners" => List(d.Partners?.Select(o => o.ToString())),
        "number_of_places" => Number(d.NumberOfPlaces),
        "closing_date" => Day(d.ClosingDate),
        "contact_name" => d.ContactName,
        "contact_email" => d.ContactEmail,
        "adjustments" => d.Adjustments,
        "how_we_choose" => d.HowWeChoose,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No column of this name."),
    };

    /// <summary>With semicolons between; one a line where an item has a semicolon of its own.</summary>
    private static string? List(IEnumerable<string>? items)
    {
        if (items?.ToList() is not { Count: > 0 } list) return null;
        if (!list.Any(i => i.Contains(';'))) return string.Join("; ", list);
        // A single item has no line end between that would say so.
        return string.Join('\n', list) + (list.Count == 1 ? "\n" : "");
    }

    private static string? Beside(OpportunityDetails d, Func<Place, string?> value) =>
        d.Places is { Count: > 0 } places && places.Any(p => value(p) is not null) ? string.Join("; ", places.Select(value)) : null;

    /// <summary>A colon in the name is no matter: only what stands behind the last one is read as level.</summary>
    private static string Skill(SkillWanted skill)
    {
        string?[] more = [Word(skill.Level), skill.Essential ? "essential" : null];
        var words = string.Join(", ", more.OfType<string>());
        return words.Length > 0 ? $"{skill.Name}: {words}" : skill.Name.Contains(':') ? $"{skill.Name}:" : skill.Name;
    }

    private static string? Word<T>(T? value) where T : struct, Enum => value is { } known ? Words.Of(known) : null;

    private static string? Number(int? number) => number?.ToString(Plain);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", Plain);
}
