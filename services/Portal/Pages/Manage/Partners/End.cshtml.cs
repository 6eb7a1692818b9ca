using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Partners;

/// <summary>Ends a partnership, with a line for the other side.</summary>
internal sealed class EndModel(OrganisationsClient organisations, Who who) : PartnerPage(organisations, who)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet(string org, Guid partner) => await Find(org, partner) ?? (Partner.State is PartnershipState.Agreed ? Page() : Goto(Here));

    public async Task<IActionResult> OnPost(string org, Guid partner)
    {
        if (await Find(org, partner) is { } refusal) return refusal;
        return Took(await Organisations.EndPartner(Own, partner.ToString(), new PartnerReasonRequest(Reason), Cancel)) ? Done(Here, "The partnership has ended") : Page();
    }
}
