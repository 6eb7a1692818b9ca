using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Standalone.Adverts;

/// <summary>
/// What a job advert becomes here: a post that another body's member of staff could take for a time. What an advert doesn't
/// say gets the defaults that docs/import.md states.
/// </summary>
internal static partial class AdvertMapping
{
    /// <summary>The adverts are of 2020: their dates move so far that they are open now.</summary>
    public const int YearsOn = 10;

    public const int WeeksFromClosingToStart = 8;
    public const int LengthWeeks = 26;

    private static readonly JsonSerializerOptions Lines = new(Json.Stored) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private const decimal LowestYearlyPay = 5_000;
    private const decimal HighestYearlyPay = 500_000;

    /// <summary>A line of the import, in the API's own shape.</summary>
    public static string RowOf(Advert advert) => JsonSerializer.Serialize(Details(advert), Lines);

    /// <summary>The employer, as it would apply to join. The adverts know no register and no contact: these are stand-ins.</summary>
    public static ApplyForOrganisation OrganisationOf(Advert advert) => new(
        Name: advert.Organisation,
        Sector: SectorOf(advert.Organisation),
        Register: Register.None,
        BelongsTo: advert.Organisation,
        Authority: "Imported from its job adverts",
        DataProtectionContact: "data-protection@example.org",
        Ladder: SectorOf(advert.Organisation) is Sector.Public ? Ladder.Nhs : Ladder.Generic);

    /// <summary>What an import row says: its reference is the advert's id, so that the same file again changes nothing.</summary>
    public static OpportunityDetails Details(Advert advert)
    {
        var closing = advert.ValidThrough is { } through ? UkTime.DayOf(through).AddYears(YearsOn) : (DateOnly?)null;
        return new(
            Reference: advert.Id,
            Title: advert.Title,
            Kind: OpportunityKind.Traditional,
            Description: advert.Description,
            EarliestStart: closing?.AddDays(7 * WeeksFromClosingToStart),
            LengthWeeks: LengthWeeks,
            Flexibility: DateFlexibility.Flexible,
            // FULL_TIME is what the source writes when nothing was said.
            Pattern: advert.EmploymentType == "PART_TIME" ? WorkingPattern.PartTime : null,
            Places: [new(PlaceName(advert), Text(advert.Postcode), Coordinates(advert)?.Latitude, Coordinates(advert)?.Longitude)],
            Salary: SalaryArrangement.HostPays,
            SalaryRange: Pay(advert),
            SalaryNote: Text(advert.SalaryText),
            Visibility: OpportunityVisibility.Public,
            NumberOfPlaces: 1,
            ClosingDate: closing);
    }

    /// <summary>The sector of a body, told from its name: the adverts don't say.</summary>
    public static Sector SectorOf(string organisation)
    {
        if (PublicBody().IsMatch(organisation)) return Sector.Public;
        if (Academic().IsMatch(organisation)) return Sector.Academic;
        return Charity().IsMatch(organisation) ? Sector.Charity : Sector.Private;
    }

    private static string PlaceName(Advert advert) => Text(advert.Locality) ?? Text(advert.Postcode) ?? "Not stated";

    private static (double Latitude, double Longitude)? Coordinates(Advert advert) =>
        advert is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null;

    /// <summary>A range where the numbers can be a year's pay; hourly rates and slips of the pen stay in the note.</summary>
    private static SalaryRange? Pay(Advert advert)
    {
        if (advert is not { SalaryMin: { } least, SalaryMax: { } most }) return null;
        var yearly = least >= LowestYearlyPay && most <= HighestYearlyPay && least <= most && !NotYearly().IsMatch(advert.SalaryText ?? "");
        return yearly ? new(Money.Pounds(least), Money.Pounds(most)) : null;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"\b(NHS|Trust|Council|Borough|CCGs?|CCG’s|Clinical Commissioning|Commissioning Support|Health Board|Public Health|Health Education|Ambulance|States of|Medical Practice|GP Practices)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PublicBody();

    [GeneratedRegex(@"\b(University|College|School|Institute)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Academic();

    [GeneratedRegex(@"\b(Hospice|Charity|Marie Curie|CIC|C\.I\.C|Foundation)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Charity();

    [GeneratedRegex(@"\b(hour|hourly|hr|ph|p/h|day|daily|session|week|weekly|month|monthly)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotYearly();
}
