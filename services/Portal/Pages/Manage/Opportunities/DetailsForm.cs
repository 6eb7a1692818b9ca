using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Pages.Forms;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>The answers to the questions about an opportunity as they are typed. A page posts only its own question's.</summary>
internal sealed class DetailsForm
{
    /// <summary>Rows that a list of skills or places shows beyond those that are filled in.</summary>
    private const int EmptyRows = 3;

    public const int MostSkills = 30;

    public string? Title { get; set; }

    public string? Unit { get; set; }

    public string? Kind { get; set; }

    public string[] Purposes { get; set; } = [];

    public string? Description { get; set; }

    public string? Objectives { get; set; }

    public List<SkillRow> SkillsWanted { get; set; } = [];

    public string? SkillsGained { get; set; }

    public DateEntry EarliestStart { get; set; } = new();

    public string? LengthWeeks { get; set; }

    public string? Flexibility { get; set; }

    public string? Pattern { get; set; }

    public string? DaysPerWeek { get; set; }

    public List<PlaceRow> Places { get; set; } = [];

    public string? RemoteShare { get; set; }

    public string? Salary { get; set; }

    public string? HomeShare { get; set; }

    public string? SalaryFrom { get; set; }

    public string? SalaryTo { get; set; }

    public string? Currency { get; set; }

    public string? SalaryNote { get; set; }

    public string? Expenses { get; set; }

    public string? VatNote { get; set; }

    public string? Band { get; set; }

    public string? BandTo { get; set; }

    public string[] OpenToSectors { get; set; } = [];

    public string? OpenToOrganisations { get; set; }

    public string? Clearance { get; set; }

    public string? Visibility { get; set; }

    public string[] Partners { get; set; } = [];

    public string? NumberOfPlaces { get; set; }

    public DateEntry ClosingDate { get; set; } = new();

    public string? ContactName { get; set; }

    public string? ContactEmail { get; set; }

    public string? Adjustments { get; set; }

    public string? HowWeChoose { get; set; }

    public string? Reference { get; set; }

    public static DetailsForm Of(OpportunityDetails d, OrganisationNames names) => new()
    {
        Title = d.Title,
        Unit = d.Unit,
        Kind = WordOf(d.Kind),
        Purposes = [.. (d.Purposes ?? []).Select(Choice.Word)],
        Description = d.Description,
        Objectives = Lines.Join(d.Objectives),
        SkillsWanted = [.. (d.SkillsWanted ?? []).Select(s => new SkillRow { Name = s.Name, Level = WordOf(s.Level), Essential = s.Essential ? "true" : null })],
        SkillsGained = Lines.Join(d.SkillsGained),
        EarliestStart = DateEntry.Of(d.EarliestStart),
        LengthWeeks = Text(d.LengthWeeks),
        Flexibility = WordOf(d.Flexibility),
        Pattern = WordOf(d.Pattern),
        DaysPerWeek = d.DaysPerWeek?.ToString("0.#", CultureInfo.InvariantCulture),
        Places = [.. (d.Places ?? []).Select(p => new PlaceRow { Name = p.Name, Postcode = p.Postcode })],
        RemoteShare = Text(d.RemoteShare),
        Salary = WordOf(d.Salary),
        HomeShare = Text(d.HomeShare),
        SalaryFrom = Amount(d.SalaryRange?.From),
        SalaryTo = Amount(d.SalaryRange?.To),
        Currency = d.SalaryRange?.From.Currency,
        SalaryNote = d.SalaryNote,
        Expenses = d.Expenses,
        VatNote = d.VatNote,
        Band = Text(d.Band),
        BandTo = Text(d.BandTo),
        OpenToSectors = [.. (d.OpenToSectors ?? []).Select(Choice.Word)],
        OpenToOrganisations = Lines.Join(d.OpenToOrganisations?.Select(names.Of)),
        Clearance = WordOf(d.Clearance),
        Visibility = WordOf(d.Visibility),
        Partners = [.. (d.Partners ?? []).Select(p => p.ToString())],
        NumberOfPlaces = Text(d.NumberOfPlaces),
        ClosingDate = DateEntry.Of(d.ClosingDate),
        ContactName = d.ContactName,
        ContactEmail = d.ContactEmail,
        Adjustments = d.Adjustments,
        HowWeChoose = d.HowWeChoose,
        Reference = d.Reference,
    };

    /// <summary>Adds the empty rows in which more skills and places can be written, without script.</summary>
    public DetailsForm WithEmptyRows()
    {
        while (SkillsWanted.Count < MostSkills && SkillsWanted.Count(s => string.IsNullOrWhiteSpace(s.Name)) < EmptyRows) SkillsWanted.Add(new());
        while (Places.Count < 10 && Places.Count(p => string.IsNullOrWhiteSpace(p.Name)) < EmptyRows) Places.Add(new());
        return this;
    }

    /// <summary>The details with this section's answers in them; what cannot be read has an error, and keeps what was there.</summary>
    public OpportunityDetails Write(Section section, OpportunityDetails d, ModelStateDictionary errors) => section.Slug switch
    {
        "title" => d with { Title = Title },
        "unit" => d with { Unit = Unit, Kind = Choice.Read<OpportunityKind>(Kind) },
        "purposes" => d with { Purposes = [.. Purposes.Select(Choice.Read<Purpose>).OfType<Purpose>()] },
        "description" => d with { Description = Description },
        "objectives" => d with { Objectives = Lines.Of(Objectives) },
        "skills-wanted" => d with { SkillsWanted = [.. FilledSkills().Select(s => new SkillWanted(string.IsNullOrEmpty(s.Chosen) ? s.Name!.Trim() : s.Chosen, Choice.Read<SkillLevel>(s.Level), s.Essential == "true"))] },
        "skills-gained" => d with { SkillsGained = Lines.Of(SkillsGained) },
        "dates" => d with
        {
            EarliestStart = EarliestStart.Read(errors, Name(nameof(EarliestStart)), "the earliest start"),
            LengthWeeks = Whole(LengthWeeks, errors, nameof(LengthWeeks), "Enter the length as a whole number of weeks, such as 26."),
            Flexibility = Choice.Read<DateFlexibility>(Flexibility),
        },
        "pattern" => d with { Pattern = Choice.Read<WorkingPattern>(Pattern), DaysPerWeek = Days(errors) },
        "place" => d with
        {
            Places = [.. FilledPlaces().Select(p => Known(d, p) ?? new Place(p.Name!.Trim(), string.IsNullOrWhiteSpace(p.Postcode) ? null : p.Postcode))],
            RemoteShare = Whole(RemoteShare, errors, nameof(RemoteShare), "Enter the share that can be remote as a whole number from 0 to 100."),
        },
        "salary" => d with { Salary = Choice.Read<SalaryArrangement>(Salary), HomeShare = Choice.Read<SalaryArrangement>(Salary) is SalaryArrangement.Shared ? d.HomeShare : null },
        "share" => d with { HomeShare = Whole(HomeShare, errors, nameof(HomeShare), "Enter the share that home pays as a whole number from 0 to 100.") },
        "pay" => d with { SalaryRange = Pay(errors), SalaryNote = SalaryNote },
        "expenses" => d with { Expenses = Expenses },
        "vat" => d with { VatNote = VatNote },
        "grade" => d with { Band = Whole(Band, errors, nameof(Band), ""), BandTo = Whole(BandTo, errors, nameof(BandTo), "") },
        "eligibility" => d with { OpenToSectors = [.. OpenToSectors.Select(Choice.Read<Sector>).OfType<Sector>()] },
        "clearance" => d with { Clearance = Choice.Read<Clearance>(Clearance) },
        "visibility" => d with { Visibility = Choice.Read<OpportunityVisibility>(Visibility), Partners = Choice.Read<OpportunityVisibility>(Visibility) is OpportunityVisibility.Partners ? d.Partners : null },
        "partners" => d with { Partners = [.. Partners.Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Select(id => new OrganisationId(id))] },
        "places" => d with { NumberOfPlaces = Whole(NumberOfPlaces, errors, nameof(NumberOfPlaces), "Enter the number of places as a whole number, such as 1.") },
        "closing" => d with { ClosingDate = ClosingDate.Read(errors, Name(nameof(ClosingDate)), "the closing date") },
        "contact" => d with { ContactName = ContactName, ContactEmail = ContactEmail },
        "adjustments" => d with { Adjustments = Adjustments },
        "how-you-choose" => d with { HowWeChoose = HowWeChoose },
        "reference" => d with { Reference = Reference },
        _ => d,
    };

    /// <summary>The posted name of what a refused member of the details is asked as.</summary>
    public string NameOf(IReadOnlyList<string> parts) => parts switch
    {
        ["skillsWanted", var at, ..] when RowOf(at, SkillsWanted, s => s.Name) is { } row => Name($"SkillsWanted[{row}].Name"),
        ["places", var at, .., var member] when RowOf(at, Places, p => p.Name) is { } row => Name($"Places[{row}].{(member == "postcode" ? "Postcode" : "Name")}"),
        ["skillsWanted", ..] => Name("SkillsWanted[0].Name"),
        ["places", ..] => Name("Places[0].Name"),
        ["salaryRange", "to", ..] => Name(nameof(SalaryTo)),
        ["salaryRange", ..] => Name(nameof(SalaryFrom)),
        [var field, ..] => Name(char.ToUpperInvariant(field[0]) + field[1..]),
        _ => "",
    };

    public static string Name(string property) => $"Form.{property}";

    private IEnumerable<SkillRow> FilledSkills() => SkillsWanted.Where(s => !string.IsNullOrWhiteSpace(s.Name));

    private IEnumerable<PlaceRow> FilledPlaces() => Places.Where(p => !string.IsNullOrWhiteSpace(p.Name));

    /// <summary>Where the n-th filled row stands among all.</summary>
    private static int? RowOf<T>(string at, List<T> rows, Func<T, string?> name) where T : class =>
        int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && rows.Where(r => !string.IsNullOrWhiteSpace(name(r))).ElementAtOrDefault(n) is { } row
            ? rows.IndexOf(row)
            : null;

    /// <summary>A place that was there already keeps what the page doesn't ask for.</summary>
    private static Place? Known(OpportunityDetails d, PlaceRow row) =>
        d.Places?.FirstOrDefault(p => p.Name == row.Name?.Trim() && (p.Postcode ?? "") == (row.Postcode?.Trim() ?? ""));

    private decimal? Days(ModelStateDictionary errors)
    {
        if (string.IsNullOrWhiteSpace(DaysPerWeek)) return null;
        if (decimal.TryParse(DaysPerWeek.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)) return days;
        errors.AddModelError(Name(nameof(DaysPerWeek)), "Enter the days a week as a number, such as 3 or 2.5.");
        return null;
    }

    private SalaryRange? Pay(ModelStateDictionary errors)
    {
        var currency = string.IsNullOrEmpty(Currency) ? "GBP" : Currency;
        var (from, to) = (Money(SalaryFrom, nameof(SalaryFrom)), Money(SalaryTo, nameof(SalaryTo)));
        return (from, to) switch
        {
            (null, null) => null,
            ({ } lowest, null) => new(lowest, lowest),
            (null, { } highest) => new(highest, highest),
            ({ } lowest, { } highest) => new(lowest, highest),
        };

        Money? Money(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (Kernel.Money.Parse(text.Trim().TrimStart('£', '€', '$').Replace(",", "", StringComparison.Ordinal).Trim(), currency) is { } money) return money;
            errors.AddModelError(Name(field), "Enter an amount of money, such as 38,000.");
            return null;
        }
    }

    private static int? Whole(string? text, ModelStateDictionary errors, string field, string what)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim().TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        errors.AddModelError(Name(field), what);
        return null;
    }

    private static string? WordOf<T>(T? value) where T : struct, Enum => value is { } known ? Choice.Word(known) : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Amount(Money? money) => money is { } m ? m.Amount.ToString(m.MinorUnits % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture) : null;
}

internal sealed class SkillRow
{
    public string? Name { get; set; }

    /// <summary>The usual name that was chosen in place of what was typed.</summary>
    public string? Chosen { get; set; }

    public string? Level { get; set; }

    public string? Essential { get; set; }
}

internal sealed class PlaceRow
{
    public string? Name { get; set; }

    public string? Postcode { get; set; }
}
