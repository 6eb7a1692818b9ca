using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Organisations;

/// <summary>A person leaves an organisation, whatever their role.</summary>
internal sealed class LeaveModel(OrganisationsClient organisations, Who who) : PortalPage
{
    private Me _me = null!;

    public MyMembership Organisation { get; private set; } = null!;

    public bool IsAdmin => Organisation.Roles.Contains(MemberRole.Admin);

    public async Task<IActionResult> OnGet(string slug) => await Find(slug) ?? Page();

    public async Task<IActionResult> OnPost(string slug)
    {
        if (await Find(slug) is { } refusal) return refusal;
        return Took(await organisations.RemoveMember(Organisation.Organisation.ToString(), Guid.Parse(_me.Subject), Cancel)) ? Done("/home", $"You have left {Organisation.Name}") : Page();
    }

    private async Task<IActionResult?> Find(string slug)
    {
        _me = await who.Needed();
        if (_me.In(slug) is not { } membership) return NotFound();
        Organisation = membership;
        return null;
    }
}
