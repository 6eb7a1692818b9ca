using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>The questions of an opportunity that has left its draft: what can still be changed, and what it says.</summary>
internal sealed class DetailsModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : PreviewPage(opportunities, organisations, who, clock)
{
    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await OpenToLook(org, reference) is { } refusal) return refusal;
        return IsDraft ? Goto(Here) : Page();
    }
}
