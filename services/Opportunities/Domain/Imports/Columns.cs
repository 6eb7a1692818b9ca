using System.Text.Json;

namespace Secondments.Opportunities.Domain.Imports;

/// <summary>The columns of an import, in the order of the template. A JSON line may use the same names.</summary>
public static class Columns
{
    public static readonly IReadOnlyList<string> All =
    [
        "reference", "title", "unit", "kind", "purposes", "description", "objectives", "skills_wanted", "skills_gained",
        "band", "band_to", "earliest_start", "length_weeks", "flexibility", "pattern", "days_per_week",
        "place", "postcode", "latitude", "longitude", "remote_share",
        "salary", "home_share", "salary_from", "salary_to", "currency", "salary_note", "expenses", "vat_note", "clearance",
        "open_to_sectors", "open_to_organisations", "visibility", "partners", "number_of_places", "closing_date",
        "contact_name", "contact_email", "adjustments", "how_we_choose",
    ];

    /// <summary>Without these columns a file is refused as a whole; a draft's cells in them may be empty, but for the first two.</summary>
    public static readonly IReadOnlyList<string> Required =
        ["reference", "title", "description", "earliest_start", "length_weeks", "place", "salary", "closing_date"];

    /// <summary>What our own lists of refused rows add; passed over when such a list comes back mended.</summary>
    public static readonly IReadOnlyList<string> PassedOver = ["line", "outcome", "reason", State];

    /// <summary>What our exports add, for people to read.</summary>
    public const string State = "state";

    /// <summary>A heading as people write it: <c>Closing date</c> is <c>closing_date</c>.</summary>
    public static string Named(string heading) => heading.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    /// <summary>The column in which a member of the details stands: <c>/details/salaryRange/from</c> → <c>salary_from</c>.</summary>
    public static string? Of(string pointer)
    {
        var parts = pointer.Split('/');
        if (parts.Length < 3) return null;
        return (parts[2], parts[^1]) switch
        {
            ("places", "postcode" or "latitude" or "longitude") => parts[^1],
            ("places", _) => "place",
            ("salaryRange", "to") => "salary_to",
            ("salaryRange", _) => "salary_from",
            var (field, _) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field),
        };
    }
}
