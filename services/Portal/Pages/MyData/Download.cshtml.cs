using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.MyData;

/// <summary>Everything about the reader as one file.</summary>
internal sealed class DownloadModel(EverythingHeld held) : PortalPage
{
    public async Task<IActionResult> OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        return File((await held.Get(Cancel)).ToFile(), "application/json", "my-data.json");
    }
}
