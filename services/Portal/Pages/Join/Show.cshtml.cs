using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Join;

/// <summary>Where a claim stands; when something was missing, the questions again with what was sent.</summary>
internal sealed class ShowModel(OrganisationsClient organisations, SentForm form) : PortalPage
{
    public OrganisationAnswer Organisation { get; private set; } = null!;

    [BindProperty]
    public ClaimForm Claim { get; set; } = new();

    public bool CanSendAgain => Organisation.State is OrganisationState.Returned;

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Claim = ClaimForm.Of(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        return Took(await organisations.Resubmit(Organisation.Id.ToString(), Claim.ToRequest(), form.Version, Cancel)) ? Goto($"/join/{Organisation.Ref}/sent") : Page();
    }

    protected override string FieldOf(FieldError error) => ClaimFields.Of(error);

    /// <summary>Only its own people see a claim.</summary>
    private async Task<bool> Load(string reference)
    {
        if (Ids.ParseRef(reference) is not { } known || (await organisations.Get(known, Cancel)).OrNone() is not { Claim: not null } found) return false;
        Organisation = found;
        return true;
    }
}
