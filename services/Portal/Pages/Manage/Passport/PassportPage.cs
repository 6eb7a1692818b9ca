using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>A page that changes one part of the passport and leaves the rest as it is.</summary>
internal abstract class PassportPage(OrganisationsClient organisations, SentForm form, Who who) : ManagePage(who)
{
    public PassportAnswer Passport { get; private set; } = null!;

    public string Here => $"{Root}/passport";

    /// <summary>Null once the passport is loaded; otherwise what to answer instead.</summary>
    protected async Task<IActionResult?> Load(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        Passport = (await organisations.Passport(Organisation.Organisation.ToString(), Cancel)).OrThrow();
        return null;
    }

    protected async Task<IActionResult> Save(PassportRequest changed, string said)
    {
        if (!ModelState.IsValid) return Page();
        return Took(await organisations.SetPassport(Organisation.Organisation.ToString(), changed, form.Version ?? Passport.Version, Cancel)) ? Done(Here, said) : Page();
    }

    /// <summary>The passport as it is, to be sent again with one part changed.</summary>
    protected PassportRequest Same => new(
        // A name that was never given isn't given by looking at it.
        Passport.LegalName == Organisation.Name ? null : Passport.LegalName,
        Passport.Vat, Passport.VatNumber,
        [.. Passport.Insurance.Select(i => new InsuranceRequest(i.Kind, i.Insurer, i.PolicyNumber, i.Cover, i.From, i.Until))],
        [.. Passport.Signatories!.Select(s => new SignatoryRequest(s.Name, s.Post, s.From, s.Until))],
        Passport.StandingTerms is { } terms ? new StandingTermsRequest(terms.Text, terms.From, terms.Until) : null,
        Passport.DataProtectionContact);

    /// <summary>Whichever item of the passport is wrong, the page shows only its own.</summary>
    protected override string FieldOf(FieldError error) => Say.Sentence(error.Pointer.Split('/')[^1]);
}
