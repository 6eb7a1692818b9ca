using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>What a place takes, before the first question.</summary>
internal sealed class NewModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Reference { get; set; }

    public bool IsVerified => Organisation.State is OrganisationState.Verified;

    public async Task<IActionResult> OnGet(string org) => await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) ?? Page();

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        var draft = await opportunities.CreateDraft(Organisation.Organisation, new(Reference: string.IsNullOrWhiteSpace(Reference) ? null : Reference), Cancel);
        return Took(draft) ? Goto($"{Root}/opportunities/{draft.Value!.Ref}") : Page();
    }
}
