using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Members;

/// <summary>Takes a member out of the organisation.</summary>
internal sealed class RemoveModel(OrganisationsClient organisations, Who who) : MemberPage(organisations, who)
{
    private readonly OrganisationsClient _organisations = organisations;

    public bool IsMe => Member.Member.ToString() == Me.Subject;

    public async Task<IActionResult> OnGet(string org, Guid member) =>
        await Enter(org, _organisations, MemberRole.Admin) ?? await FindMember(member) ?? Page();

    public async Task<IActionResult> OnPost(string org, Guid member)
    {
        if ((await Enter(org, _organisations, MemberRole.Admin) ?? await FindMember(member)) is { } refusal) return refusal;
        if (!Took(await _organisations.RemoveMember(Organisation.Organisation.ToString(), member, Cancel))) return Page();
        return IsMe ? Done("/home", $"You have left {Organisation.Name}") : Done($"{Root}/members", $"{Name} is removed");
    }
}
