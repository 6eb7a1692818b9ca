using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>What an opportunity says, question by question, in the words of pages.</summary>
internal static class DetailsWords
{
    /// <summary>The answer to one question, line by line; empty when there is none.</summary>
    /// <param name="nameOf">The name of an organisation.</param>
    public static IReadOnlyList<string> Of(Section section, OpportunityDetails d, Ladder ladder, Func<OrganisationId, string> nameOf) =>
        [.. section.Fields.SelectMany(field => Field(field, d, ladder, nameOf)).Where(line => !string.IsNullOrWhiteSpace(line))];

    private static IEnumerable<string> Field(string field, OpportunityDetails d, Ladder ladder, Func<OrganisationId, string> nameOf) => field switch
    {
        "title" => One(d.Title),
        "unit" => One(d.Unit),
        "kind" => One(d.Kind is { } kind ? Labels.Of(kind) : null),
        "purposes" => d.Purposes?.Select(Labels.Of) ?? [],
        "description" => One(d.Description),
        "objectives" => d.Objectives ?? [],
        "skillsWanted" => d.SkillsWanted?.Select(Skill) ?? [],
        "skillsGained" => d.SkillsGained ?? [],
        "earliestStart" => One(Say.Dates(d.EarliestStart, d.LengthWeeks)),
        "flexibility" => One(d.Flexibility is { } flexibility ? Labels.Of(flexibility) : null),
        "pattern" => One(d.Pattern is { } pattern ? Labels.Of(pattern) : null),
        "daysPerWeek" => One(d.DaysPerWeek is { } days ? $"{days:0.#} days a week" : null),
        "places" => d.Places?.Select(p => p.Postcode is null ? p.Name : $"{p.Name}, {p.Postcode}") ?? [],
        "remoteShare" => One(d.RemoteShare switch { null => null, 0 => "None of it remote", 100 => "All of it remote", var share => $"{share}% of the time remote" }),
        "salary" => One(d.Salary is { } salary ? Labels.Of(salary) : null),
        "homeShare" => One(d.HomeShare is { } home ? Say.WhoPays(SalaryArrangement.Shared, home) : null),
        "salaryRange" => One(d.SalaryRange is { } range ? Say.Salary(range) : null),
        "salaryNote" => One(d.SalaryNote),
        "expenses" => One(d.Expenses),
        "vatNote" => One(d.VatNote),
        "band" => One(d.Band is { } band ? Say.Grade(band, d.BandTo, ladder, ladder) : null),
        "openToSectors" => One(d.OpenToSectors is { Count: > 0 } sectors ? Say.List([.. sectors.Select(Labels.Of)]) : null),
        "openToOrganisations" => d.OpenToOrganisations?.Select(nameOf) ?? [],
        "clearance" => One(d.Clearance is { } clearance ? Labels.Of(clearance) : null),
        "visibility" => One(d.Visibility is { } visibility ? Labels.Of(visibility) : null),
        "partners" => d.Partners?.Select(nameOf) ?? [],
        "numberOfPlaces" => One(d.NumberOfPlaces is { } places ? Say.Count(places, "place") : null),
        "closingDate" => One(d.ClosingDate is { } closing ? Say.Deadline(UkTime.EndOf(closing)) : null),
        "contactName" => One(d.ContactName),
        "contactEmail" => One(d.ContactEmail),
        "adjustments" => One(d.Adjustments),
        "howWeChoose" => One(d.HowWeChoose),
        "reference" => One(d.Reference),
        _ => [],
    };

    public static string Skill(SkillWanted skill) =>
        skill.Name + (skill.Level is { } level ? $" ({Labels.Of(level).ToLowerInvariant()})" : "") + (skill.Essential ? ", essential" : "");

    private static IEnumerable<string> One(string? text) => text is null ? [] : [text];
}
