using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Members;

/// <summary>What one member may do.</summary>
internal sealed class RolesModel(OrganisationsClient organisations, SentForm form, Who who) : MemberPage(organisations, who)
{
    private readonly OrganisationsClient _organisations = organisations;

    [BindProperty]
    public string[] Roles { get; set; } = [];

    public async Task<IActionResult> OnGet(string org, Guid member)
    {
        if ((await Enter(org, _organisations, MemberRole.Admin) ?? await FindMember(member)) is { } refusal) return refusal;
        Roles = [.. Member.Roles.Select(Choice.Word)];
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, Guid member)
    {
        if ((await Enter(org, _organisations, MemberRole.Admin) ?? await FindMember(member)) is { } refusal) return refusal;
        var roles = new ChangeRoles(RoleChoices.Read(Roles));
        return Took(await _organisations.ChangeRoles(Organisation.Organisation.ToString(), member, roles, form.Version ?? Member.Version, Cancel))
            ? Done($"{Root}/members", $"The roles of {Name} are changed")
            : Page();
    }
}
