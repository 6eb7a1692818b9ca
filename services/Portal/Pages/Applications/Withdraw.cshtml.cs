using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Ends one's own application: of a draft without a word, after that with the reason.</summary>
internal sealed class WithdrawModel(OpportunitiesClient opportunities) : ApplicationPage(opportunities)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Line { get; set; }

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? (May("withdraw") ? Page() : Goto(Root));

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        if (Application.SubmittedAt is not null && Choice.Read<PersonReason>(Reason) is null)
        {
            ModelState.AddModelError(nameof(Reason), "Choose the main reason.");
            return Page();
        }
        var request = new WithdrawApplicationRequest(Choice.Read<PersonReason>(Reason), Line);
        return Took(await Opportunities.WithdrawApplication(Application.Id.ToString(), request, Cancel))
            ? Done(Root, Application.SubmittedAt is null ? "You have given up the draft" : "You have withdrawn the application")
            : Page();
    }
}
