using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>Confirms the manager's address, or names another manager. A link goes there at once.</summary>
internal sealed class ManagerModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ReleaseDecisionPage(opportunities, organisations, who)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public bool IsConfirming => Release.WaitingFor is ReleaseWaitingFor.AddressConfirmation;

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        if (!May("confirm-manager")) return Goto(Address);
        (Name, Email) = Release.SuggestedManagerEmail is { } suggested ? (null, suggested) : (Release.ManagerName, Release.ManagerEmail);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter the manager's name.");
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter the manager's work e-mail address.");
        if (!ModelState.IsValid) return Page();
        return Took(await Opportunities.ConfirmManager(Release.Id.ToString(), new ConfirmManagerRequest(Name, Email), Cancel))
            ? Done(Address, $"{Name} is asked at {Email}")
            : Page();
    }
}
