using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Partners;

/// <summary>One partner: how it stands, and the answer where one is due.</summary>
internal sealed class ShowModel(OrganisationsClient organisations, Who who) : PartnerPage(organisations, who)
{
    [BindProperty]
    public string? Agreed { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public static IReadOnlyList<Choice> Choices { get; } = [new("yes", "We agree"), new("no", "We do not agree")];

    public string ReasonLabel => Partner.State is PartnershipState.Ended
        ? Partner.EndedByUs == true ? "You ended it" : "They ended it"
        : Partner.WeAsked ? "They answered" : "You answered";

    public async Task<IActionResult> OnGet(string org, Guid partner) => await Find(org, partner) ?? Page();

    public async Task<IActionResult> OnPost(string org, Guid partner)
    {
        if (await Find(org, partner) is { } refusal) return refusal;
        switch (Agreed)
        {
            case "yes":
                return Took(await Organisations.AgreePartner(Own, partner.ToString(), Cancel)) ? Done(Here, $"You and {Partner.Name} are partners") : Page();
            case "no":
                return Took(await Organisations.DeclinePartner(Own, partner.ToString(), new PartnerReasonRequest(Reason), Cancel)) ? Done(Here, $"{Partner.Name} is told") : Page();
            default:
                ModelState.AddModelError(nameof(Agreed), "Choose whether you agree.");
                return Page();
        }
    }

    public async Task<IActionResult> OnPostWithdraw(string org, Guid partner)
    {
        if (await Find(org, partner) is { } refusal) return refusal;
        return Took(await Organisations.WithdrawPartner(Own, partner.ToString(), Cancel)) ? Done(Here, "It is taken back") : Page();
    }
}
