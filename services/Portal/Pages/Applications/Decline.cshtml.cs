using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>A no to an offer, with its reason.</summary>
internal sealed class DeclineModel(OpportunitiesClient opportunities) : ApplicationPage(opportunities)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Line { get; set; }

    public async Task<IActionResult> OnGet(string reference) =>
        await Find(reference) ?? (Application.State is ApplicationState.Offered ? Page() : Goto(Root));

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        if (Choice.Read<PersonReason>(Reason) is null)
        {
            ModelState.AddModelError(nameof(Reason), "Choose the main reason.");
            return Page();
        }
        return Took(await Opportunities.DeclineOffer(Application.Id.ToString(), new DeclineOfferRequest(Choice.Read<PersonReason>(Reason), Line), Cancel))
            ? Done(Root, "You have declined the offer")
            : Page();
    }
}
