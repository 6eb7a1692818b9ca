using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>Says what was decided, and who is told.</summary>
internal sealed class DoneModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ReleaseDecisionPage(opportunities, organisations, who)
{
    public async Task<IActionResult> OnGet(string org, string reference) =>
        await Find(org, reference) ?? (Release is { Decision: not null, State: not ReleaseState.Requested } ? Page() : Goto(Address));
}
