using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Operator.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Undelivered;

/// <summary>Asks once more before a message is gone for good.</summary>
internal sealed class DiscardModel(OperatorClients services) : PortalPage
{
    private const int MostShown = 100;

    public UndeliveredAnswer Message { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet(string service, Guid id) => await Find(service, id) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string service, Guid id)
    {
        if (await Find(service, id) is not { } of) return NotFound();
        return Took(await of.Discard(id, Reason, Cancel)) ? Done("/operator/undelivered", "The message is discarded") : Page();
    }

    /// <summary>The message, of those that the list shows; null when it isn't there any more.</summary>
    private async Task<OperatorClient?> Find(string service, Guid id)
    {
        if (services.Find(service) is not { } of) return null;
        if ((await of.Undelivered(MostShown, Cancel)).OrThrow().Items.FirstOrDefault(m => m.Id == id) is not { } message) return null;
        Message = message;
        return of;
    }
}
