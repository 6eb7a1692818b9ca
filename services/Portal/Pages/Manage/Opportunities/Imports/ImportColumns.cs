using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Manage.Opportunities.Imports;

/// <summary>A column of a file for import, and what to write in it.</summary>
/// <param name="Needed">The file must have it.</param>
internal sealed record ImportColumn(string Name, string What, string Example = "", bool Needed = false);

/// <summary>The columns of a file for import, in the order of the template.</summary>
internal static class ImportColumns
{
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new("reference", "Your own reference. The same one again changes the same opportunity", "DATA-1", true),
        new("title", "At most 150 characters", "Data analyst for housing repairs", true),
        new("unit", "Team or department", "Housing"),
        new("kind", "traditional, internal, international, short, client_or_vendor, research, expert, swap, shadowing, mentoring or raid", "traditional"),
        new("purposes", "Of knowledge_transfer, capacity_building, project_management, change_management, relationship_building, professional_development", "capacity_building"),
        new("description", "At most 10,000 characters", "Find out why repairs come back, and show it.", true),
        new("objectives", "At most 20, with semicolons between", "A tested dashboard; A handover to the team"),
        new("skills_wanted", "With level and essential, as in the example", "Data analysis: practitioner, essential; SQL: working"),
        new("skills_gained", "With semicolons between", "Housing policy"),
        new("band", "1 to 9, or a grade such as HEO, Band 6 or Grade 7", "SEO"),
        new("band_to", "The highest grade, if there are several"),
        new("earliest_start", "A date, not before the closing date", Needed: true),
        new("length_weeks", "1 to 260", "26", true),
        new("flexibility", "fixed, start_flexible, length_flexible or flexible", "start_flexible"),
        new("pattern", "full_time, part_time or either", "full_time"),
        new("days_per_week", "0.5 to 7, in halves"),
        new("place", "One or several. May be empty where all of it is remote", "Leeds", true),
        new("postcode", "As many as places, or empty", "LS1 1UR"),
        new("latitude", "In degrees, if known"),
        new("longitude", "In degrees, if known"),
        new("remote_share", "0 to 100", "40"),
        new("salary", "home_pays, host_pays, shared or negotiable", "home_pays", true),
        new("home_share", "0 to 100, where it is shared"),
        new("salary_from", "A year’s pay", "\"38,000\""),
        new("salary_to", "The upper amount", "\"42,000\""),
        new("currency", "GBP unless said, EUR or USD", "GBP"),
        new("salary_note", "Text"),
        new("expenses", "Text", "Travel between sites"),
        new("vat_note", "Text"),
        new("clearance", "none, bpss, ctc, sc or dv", "bpss"),
        new("open_to_sectors", "Of public, private, charity, academic. Empty: all"),
        new("open_to_organisations", "Ids of organisations. Empty: all"),
        new("visibility", "public unless said, members or partners", "public"),
        new("partners", "Ids of organisations, where partners can see it"),
        new("number_of_places", "1 unless said, to 100", "1"),
        new("closing_date", "A date from today on", Needed: true),
        new("contact_name", "Text", "Jo Bell"),
        new("contact_email", "An e-mail address", "jo.bell@example.org"),
        new("adjustments", "Text"),
        new("how_we_choose", "Text"),
    ];

    /// <summary>The names, and one row as an example.</summary>
    /// <param name="today">The example's dates lie ahead of it.</param>
    public static string Template(DateOnly today) =>
        string.Join(',', All.Select(c => c.Name)) + "\r\n" + string.Join(',', All.Select(c => Cell(Example(c, today)))) + "\r\n";

    private static string Example(ImportColumn column, DateOnly today) => column.Name switch
    {
        "closing_date" => Say.Date(today.AddDays(60)),
        "earliest_start" => Say.Date(today.AddDays(120)),
        _ => column.Example,
    };

    private static string Cell(string text) => text.Contains(',', StringComparison.Ordinal) && !text.StartsWith('"') ? $"\"{text}\"" : text;
}
