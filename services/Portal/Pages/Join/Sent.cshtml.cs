using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Join;

/// <summary>Says that the claim is sent, and what comes next.</summary>
internal sealed class SentModel(OrganisationsClient organisations) : PortalPage
{
    public string Reference { get; private set; } = "";

    /// <summary>Null for the moment until the sender's membership is known.</summary>
    public OrganisationAnswer? Organisation { get; private set; }

    public async Task<IActionResult> OnGet(string reference)
    {
        if (Ids.ParseRef(reference) is not { } known) return NotFound();
        Reference = known;
        Organisation = (await organisations.Get(known, Cancel)).OrNone();
        return Page();
    }
}
