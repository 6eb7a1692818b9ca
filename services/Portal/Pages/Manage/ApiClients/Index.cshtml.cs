using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Identity.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.ApiClients;

/// <summary>The organisation's systems: what each may do, and when it was last here.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, IdentityClient identity, Who who, TimeProvider clock) : ManagePage(who)
{
    public IReadOnlyList<ApiClientDetails> Systems { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        Systems = (await identity.Systems(Organisation.Organisation, Cancel)).OrThrow().Items;
        return Page();
    }
}
