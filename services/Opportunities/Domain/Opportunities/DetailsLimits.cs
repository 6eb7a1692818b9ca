using System.Text;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// What each member may hold, whether or not it is needed yet: a draft is checked by these at every save. The lengths
/// together keep a state under 64 KB, which <see cref="MostBytes"/> makes sure of.
/// </summary>
public static class DetailsLimits
{
    public const int Title = 150;
    public const int Description = 10_000;
    public const int Reference = 100;
    public const int YearsAhead = 10;
    public const int MostPlaces = 100;

    /// <summary>UTF-8 bytes of all the text together.</summary>
    public const int MostBytes = 40_000;

    /// <param name="kept">What is kept now; a date that has passed since it was written isn't refused again at a save.</param>
    public static IReadOnlyList<FieldError> Check(OpportunityDetails details, DateTimeOffset now, OpportunityDetails? kept = null)
    {
        var found = new Found();
        Texts(details, found);
        Lists(details, found);
        Numbers(details, found);
        Dates(details, now, kept, found);
        Pay(details, found);
        if (Bytes(details) > MostBytes)
            found.Add("description", "too_long", "All the text together is too long. Shorten the description or the lists.");
        return found.Errors;
    }

    private static void Texts(OpportunityDetails d, Found found)
    {
        found.Line("title", d.Title, Title);
        found.Line("unit", d.Unit, 150);
        found.Text("description", d.Description, Description);
        found.Text("salaryNote", d.SalaryNote, 500);
        found.Text("expenses", d.Expenses, 1000);
        found.Text("vatNote", d.VatNote, 500);
        found.Line("contactName", d.ContactName, 100);
        found.Line("contactEmail", d.ContactEmail, 254);
        if (d.ContactEmail is { } email && !EmailAddress.IsOne(email))
            found.Add("contactEmail", "unreadable", "Write an e-mail address, such as jo@example.org.");
        found.Text("adjustments", d.Adjustments, 2000);
        found.Text("howWeChoose", d.HowWeChoose, 2000);
        found.Line("reference", d.Reference, Reference);
    }

    private static void Lists(OpportunityDetails d, Found found)
    {
        found.Count("purposes", d.Purposes, 6);
        found.Lines("objectives", d.Objectives, 20, 300);
        found.Lines("skillsGained", d.SkillsGained, 30, 100);
        if (found.Count("skillsWanted", d.SkillsWanted, 30))
            for (var i = 0; i < d.SkillsWanted?.Count; i++)
                found.Name($"skillsWanted/{i}/name", d.SkillsWanted[i]?.Name, 100, "Name the skill.");
        if (d.SkillsWanted is { } skills && skills.Where(s => s?.Name is not null).GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            found.Add("skillsWanted", "repeated", $"{twice.Key} is named twice.");
        if (found.Count("places", d.Places, 10))
            for (var i = 0; i < d.Places?.Count; i++)
                PlaceIsRight(i, d.Places[i], found);
        found.Count("openToSectors", d.OpenToSectors, 4);
        found.Count("openToOrganisations", d.OpenToOrganisations, 100);
        found.Count("partners", d.Partners, 100);
    }

    private static void PlaceIsRight(int i, Place? place, Found found)
    {
        found.Name($"places/{i}/name", place?.Name, 200, "Name the place, such as Leeds.");
        if (place?.Postcode is { } postcode && (postcode.Length is < 2 or > 10 || !postcode.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ')))
            found.Add($"places/{i}/postcode", "unreadable", "Write a postcode, such as LS1 4AP, or its first part.");
        if (place is { Latitude: null } != place is { Longitude: null })
            found.Add($"places/{i}", "half", "Give latitude and longitude together, or neither.");
        if (place?.Latitude is { } latitude && !(latitude is >= -90 and <= 90))
            found.Add($"places/{i}/latitude", "out_of_range", "Latitude is from -90 to 90.");
        if (place?.Longitude is { } longitude && !(longitude is >= -180 and <= 180))
            found.Add($"places/{i}/longitude", "out_of_range", "Longitude is from -180 to 180.");
    }

    private static void Numbers(OpportunityDetails d, Found found)
    {
        found.Range("band", d.Band, Band.Lowest, Band.Highest);
        found.Range("bandTo", d.BandTo, Band.Lowest, Band.Highest);
        if (d.BandTo is not null && d.Band is null) found.Add("band", "required", "Give the lowest grade too.");
        if (d.BandTo < d.Band) found.Add("bandTo", "out_of_range", "The highest grade cannot be below the lowest.");
        found.Range("lengthWeeks", d.LengthWeeks, 1, 260);
        found.Range("remoteShare", d.RemoteShare, 0, 100);
        found.Range("homeShare", d.HomeShare, 0, 100);
        found.Range("numberOfPlaces", d.NumberOfPlaces, 1, MostPlaces);
        if (d.DaysPerWeek is { } days && (days is < 0.5m or > 7m || days * 2 != decimal.Truncate(days * 2)))
            found.Add("daysPerWeek", "out_of_range", "Days a week are from 0.5 to 7, in halves.");
    }

    private static void Dates(OpportunityDetails d, DateTimeOffset now, OpportunityDetails? kept, Found found)
    {
        var today = UkTime.DayOf(now);
        var last = today.AddYears(YearsAhead);
        if (d.EarliestStart is { } start && (start > last || start < today.AddYears(-1)))
            found.Add("earliestStart", "out_of_range", $"The earliest start is a day from {today.AddYears(-1):yyyy-MM-dd} to {last:yyyy-MM-dd}.");
        if (d.ClosingDate is not { } closing) return;
        if (closing > last) found.Add("closingDate", "out_of_range", $"The closing date is at latest {last:yyyy-MM-dd}.");
        else if (closing < today && closing != kept?.ClosingDate) found.Add("closingDate", "past", "The closing date has passed. Give one from today on.");
        else if (d.EarliestStart < closing) found.Add("earliestStart", "before_closing", "The work cannot start before applications close.");
    }

    private static void Pay(OpportunityDetails d, Found found)
    {
        if (d.SalaryRange is not { } range) return;
        if (range.From.Currency is not ("GBP" or "EUR" or "USD")) found.Add("salaryRange/from", "required", "Give the lower amount with its currency.");
        else if (range.To.Currency != range.From.Currency) found.Add("salaryRange/to", "currency", "Give both amounts in the same currency.");
        else if (range.From.MinorUnits is < 0 or > Money.Most) found.Add("salaryRange/from", "out_of_range", "The amount cannot be negative or above 999,999,999.99.");
        else if (range.To.MinorUnits is < 0 or > Money.Most) found.Add("salaryRange/to", "out_of_range", "The amount cannot be negative or above 999,999,999.99.");
        else if (range.To.MinorUnits < range.From.MinorUnits) found.Add("salaryRange/to", "out_of_range", "The upper amount cannot be below the lower.");
    }

    /// <summary>UTF-8 bytes of all the text.</summary>
    public static int Bytes(OpportunityDetails d) =>
        new[] { d.Title, d.Unit, d.Description, d.SalaryNote, d.Expenses, d.VatNote, d.ContactName, d.ContactEmail, d.Adjustments, d.HowWeChoose, d.Reference }
            .Concat(d.Objectives ?? []).Concat(d.SkillsGained ?? [])
            .Concat(d.SkillsWanted?.Select(s => s?.Name) ?? []).Concat(d.Places?.Select(p => p?.Name) ?? [])
            .Sum(text => text is null ? 0 : Encoding.UTF8.GetByteCount(text));
}
