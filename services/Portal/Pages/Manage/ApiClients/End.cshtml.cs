using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.ApiClients;

/// <summary>Ends a system's credentials for good.</summary>
internal sealed class EndModel(OrganisationsClient organisations, IdentityClient identity, Who who) : SystemPage(organisations, identity, who)
{
    public async Task<IActionResult> OnGet(string org, Guid client) => await Find(org, client) ?? Page();

    public async Task<IActionResult> OnPost(string org, Guid client)
    {
        if (await Find(org, client) is { } refusal) return refusal;
        return Took(await Identity.Disable(client, Cancel)) ? Done($"{Root}/api-clients", $"{Client.Name} has ended") : Page();
    }
}
