using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Developers;

/// <summary>Every endpoint of one service, from its own description, so that this page can't lag behind.</summary>
internal sealed class ShowModel(OperatorClients services) : PortalPage
{
    public OperatorClient Of { get; private set; } = null!;

    public IReadOnlyList<ApiEndpoint> Endpoints { get; private set; } = [];

    public async Task<IActionResult> OnGet(string service)
    {
        if (services.Find(service) is not { } of) return NotFound();
        Of = of;
        Endpoints = ApiReading.Of((await of.Description(Cancel)).OrThrow());
        return Page();
    }
}
