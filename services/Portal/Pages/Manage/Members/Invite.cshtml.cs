using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Members;

/// <summary>Asks somebody, by mail, to join.</summary>
internal sealed class InviteModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string[] Roles { get; set; } = [];

    public async Task<IActionResult> OnGet(string org) => await Enter(org, organisations, MemberRole.Admin) ?? Page();

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        var invitation = new InviteMember(Email, Name, RoleChoices.Read(Roles));
        return Took(await organisations.Invite(Organisation.Organisation.ToString(), invitation, Cancel)) ? Done($"{Root}/members", $"We have e-mailed an invitation to {Email}") : Page();
    }
}
