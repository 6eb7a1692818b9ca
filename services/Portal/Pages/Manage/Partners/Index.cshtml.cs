using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Partners;

/// <summary>The organisation's partners, and those who ask or were asked.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    public ListOf<PartnerAnswer> Partners { get; private set; } = null!;

    public bool IsAdmin => Has(MemberRole.Admin);

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public static IReadOnlyList<Choice> States { get; } = Choice.All<PartnershipState>(state => state switch
    {
        PartnershipState.Asked => "Waiting for an answer",
        PartnershipState.Agreed => "Partners",
        PartnershipState.Declined => "Not agreed",
        PartnershipState.Withdrawn => "Taken back",
        _ => "Ended",
    });

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations) is { } refusal) return refusal;
        Partners = (await organisations.Partners(Organisation.Organisation.ToString(), Request.Query, Cancel)).OrThrow();
        return Page();
    }
}
