using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Templates;

/// <summary>The organisation's templates, by name.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    public ListOf<TemplateListItem> Found { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        Found = (await opportunities.Templates(Organisation.Organisation, Request.Query, Cancel)).OrThrow();
        return Page();
    }
}
