using Secondments.Contracts.Opportunities;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// Details as they are kept: no blanks around text, nothing empty, nothing twice. Done before they are checked, so that a
/// limit counts what is kept. Null members of lists stay, for the check to refuse.
/// </summary>
public static class DetailsNormal
{
    public static OpportunityDetails Normalised(this OpportunityDetails details) => details with
    {
        Title = PlainText.Trimmed(details.Title),
        Unit = PlainText.Trimmed(details.Unit),
        Purposes = Set(details.Purposes),
        Description = PlainText.Trimmed(details.Description),
        Objectives = Texts(details.Objectives),
        SkillsWanted = Filled(details.SkillsWanted?.Select(s => s is null ? null! : s with { Name = PlainText.Trimmed(s.Name)! })),
        SkillsGained = Texts(details.SkillsGained),
        Places = Filled(details.Places?.Select(p => p is null ? null! : p with { Name = PlainText.Trimmed(p.Name)!, Postcode = PlainText.Trimmed(p.Postcode)?.ToUpperInvariant() })),
        HomeShare = details.Salary is SalaryArrangement.Shared ? details.HomeShare : null,
        SalaryNote = PlainText.Trimmed(details.SalaryNote),
        Expenses = PlainText.Trimmed(details.Expenses),
        VatNote = PlainText.Trimmed(details.VatNote),
        OpenToSectors = Set(details.OpenToSectors),
        OpenToOrganisations = Set(details.OpenToOrganisations),
        Partners = Set(details.Partners),
        ContactName = PlainText.Trimmed(details.ContactName),
        ContactEmail = PlainText.Trimmed(details.ContactEmail),
        Adjustments = PlainText.Trimmed(details.Adjustments),
        HowWeChoose = PlainText.Trimmed(details.HowWeChoose),
        Reference = PlainText.Trimmed(details.Reference),
    };

    private static IReadOnlyList<string>? Texts(IReadOnlyList<string>? texts) =>
        Filled(texts?.Select(t => t is null ? null! : PlainText.Trimmed(t) ?? "").Where(t => t is null || t.Length > 0));

    private static IReadOnlyList<T>? Set<T>(IReadOnlyList<T>? list) => Filled(list?.Distinct());

    private static IReadOnlyList<T>? Filled<T>(IEnumerable<T>? list) => list?.ToList() is { Count: > 0 } filled ? filled : null;
}
