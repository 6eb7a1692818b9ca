using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>Name, VAT and contact.</summary>
internal sealed class DetailsModel(OrganisationsClient organisations, SentForm form, Who who) : PassportPage(organisations, form, who)
{
    [BindProperty]
    public string? LegalName { get; set; }

    [BindProperty]
    public string? Vat { get; set; }

    [BindProperty]
    public string? VatNumber { get; set; }

    [BindProperty]
    public string? DataProtectionContact { get; set; }

    public static IReadOnlyList<Choice> VatChoices { get; } = Choice.All<VatStatus>(PassportWords.Of);

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Load(org) is { } refusal) return refusal;
        (LegalName, Vat, VatNumber, DataProtectionContact) = (Same.LegalName, Passport.Vat is { } vat ? Choice.Word(vat) : null, Passport.VatNumber, Passport.DataProtectionContact);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org) => await Load(org) ?? await Save(
        Same with { LegalName = LegalName, Vat = Choice.Read<VatStatus>(Vat), VatNumber = VatNumber, DataProtectionContact = DataProtectionContact },
        "The passport is saved");
}
