using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Imports;

/// <summary>One row as it was read.</summary>
/// <param name="Line">Where it starts in the file, from 1.</param>
/// <param name="Details">Null when the row can't be read.</param>
public sealed record ReadRow(int Line, string? Reference, string? Title, OpportunityDetails? Details, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>A CSV row's cells as they stand.</summary>
    public IReadOnlyList<string>? Cells { get; init; }

    /// <summary>How a member of the details (a JSON pointer) is called in this file.</summary>
    public Func<string, string?> NameOf { get; init; } = Columns.Of;

    /// <summary>What stands in the file under that name.</summary>
    public Func<string, string?> ValueOf { get; init; } = _ => null;

    public static ReadRow Unreadable(int line, ImportProblem problem) => new(line, null, null, null, [problem]);
}

/// <summary>Makes details of the cells of a row.</summary>
public static class RowReading
{
    /// <param name="cell">The text of a column, or null where the file hasn't that column.</param>
    public static ReadRow Read(int line, Func<string, string?> cell)
    {
        var row = new CellReader(cell);
        var reference = row.Text("reference");
        if (reference is null) row.Refuse("reference", null, "Your own reference for the post, so that it is found again when the file comes again.");
        var details = new OpportunityDetails(
            Title: row.Text("title"),
            Unit: row.Text("unit"),
            Kind: row.Word<OpportunityKind>("kind"),
            Purposes: row.Words<Purpose>("purposes"),
            Description: row.Text("description"),
            Objectives: row.Texts("objectives"),
            SkillsWanted: Skills(row),
            SkillsGained: row.Texts("skills_gained"),
            Band: row.Grade("band"),
            BandTo: row.Grade("band_to"),
            EarliestStart: row.Date("earliest_start"),
            LengthWeeks: row.Number("length_weeks", "A whole number of weeks, from 1 to 260."),
            Flexibility: row.Word<DateFlexibility>("flexibility"),
            Pattern: row.Word<WorkingPattern>("pattern"),
            DaysPerWeek: row.Decimal("days_per_week", "A number of days from 0.5 to 7, in halves."),
            Places: Where(row),
            RemoteShare: row.Number("remote_share", "A whole number of per cent, from 0 to 100."),
            Salary: row.Word<SalaryArrangement>("salary"),
            SalaryRange: Pay(row),
            HomeShare: row.Number("home_share", "A whole number of per cent, from 0 to 100."),
            SalaryNote: row.Text("salary_note"),
            Expenses: row.Text("expenses"),
            VatNote: row.Text("vat_note"),
            Clearance: row.Word<Clearance>("clearance"),
            OpenToSectors: row.Words<Sector>("open_to_sectors"),
            OpenToOrganisations: row.Organisations("open_to_organisations"),
            Visibility: row.Word<OpportunityVisibility>("visibility"),
            Partners: row.Organisations("partners"),
            NumberOfPlaces: row.Number("number_of_places", "A whole number from 1 to 100."),
            ClosingDate: row.Date("closing_date"),
            ContactName: row.Text("contact_name"),
            ContactEmail: row.Text("contact_email"),
            Adjustments: row.Text("adjustments"),
            HowWeChoose: row.Text("how_we_choose"),
            Reference: reference);
        return new(line, CellReader.Cut(reference), CellReader.Cut(details.Title), row.Problems.Count == 0 ? details : null, row.Problems) { ValueOf = cell };
    }

    /// <summary><c>Data analysis: practitioner, essential; SQL: working</c>.</summary>
    private static List<SkillWanted>? Skills(CellReader row) => row.Texts("skills_wanted")?.Select(text =>
    {
        var at = text.LastIndexOf(':');
        if (at < 0) return new SkillWanted(text);
        SkillLevel? level = null;
        var essential = false;
        foreach (var word in text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals("essential", StringComparison.OrdinalIgnoreCase)) essential = true;
            else level = row.WordOf<SkillLevel>("skills_wanted", word);
        }
        return new SkillWanted(text[..at].Trim(), level, essential);
    }).ToList();

    /// <summary>One place, or several with semicolons between; then postcodes and coordinates in the same order.</summary>
    private static List<Place>? Where(CellReader row)
    {
        var names = row.Texts("place") ?? [];
        var postcodes = Beside(row, "postcode", names.Count);
        var latitudes = Beside(row, "latitude", names.Count);
        var longitudes = Beside(row, "longitude", names.Count);
        return names.Count == 0 ? null : [.. names.Select((name, i) => new Place(name, postcodes?[i], Degrees(row, "latitude", latitudes?[i]), Degrees(row, "longitude", longitudes?[i])))];
    }

    private static IReadOnlyList<string?>? Beside(CellReader row, string column, int places)
    {
        if (row.Texts(column) is not { Count: > 0 } values) return null;
        if (values.Count == places) return values;
        // Of some places only: the others' are left empty.
        if (row.Slots(column) is { } slots && slots.Count == places) return [.. slots.Select(s => s.Length == 0 ? null : s)];
        row.Refuse(column, row.Text(column), "As many as there are places, separated by semicolons, or nothing.");
        return null;
    }

    private static double? Degrees(CellReader row, string column, string? text)
    {
        if (text is null) return null;
        if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)) return degrees;
        row.Refuse(column, text, "Degrees, such as 53.8 or -1.55.");
        return null;
    }

    private static SalaryRange? Pay(CellReader row)
    {
        var currency = row.Text("currency")?.ToUpperInvariant() ?? "GBP";
        var from = row.Amount("salary_from", currency);
        var to = row.Amount("salary_to", currency);
        return (from, to) switch
        {
            (null, null) => null,
            ({ } lowest, null) => new(lowest, lowest),
            (null, { } highest) => new(highest, highest),
            ({ } lowest, { } highest) => new(lowest, highest),
        };
    }
}
