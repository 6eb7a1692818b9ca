using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Imports;

/// <summary>Asks once more before somebody's import ends early.</summary>
internal sealed class StopModel(OpportunitiesClient opportunities) : PortalPage
{
    public async Task<IActionResult> OnPost(Guid id) => Took(await opportunities.CancelImportOfAny(id, Cancel)) ? Done("/operator/imports", "The import is stopped") : Page();
}
