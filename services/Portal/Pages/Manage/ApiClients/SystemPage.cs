using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Identity.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.ApiClients;

/// <summary>A page about one of the organisation's systems.</summary>
internal abstract class SystemPage(OrganisationsClient organisations, IdentityClient identity, Who who) : ManagePage(who)
{
    protected IdentityClient Identity { get; } = identity;

    public ApiClientDetails Client { get; private set; } = null!;

    public string Here => $"{Root}/api-clients/{Client.ClientId}";

    protected async Task<IActionResult?> Find(string org, Guid client)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        // Of another organisation where they are an admin too: not under this address.
        if ((await Identity.System(client, Cancel)).OrNone() is not { } found || found.Organisation != Organisation.Organisation) return NotFound();
        Client = found;
        return null;
    }
}
