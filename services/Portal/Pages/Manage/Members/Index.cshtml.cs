using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Members;

/// <summary>Who belongs to the organisation and what each may do; for admins also the invitations that are out.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    public ListOf<MemberAnswer> Members { get; private set; } = null!;

    public IReadOnlyList<InvitationAnswer> Invitations { get; private set; } = [];

    /// <summary>For admins: who waits for an answer.</summary>
    public IReadOnlyList<JoinRequestAnswer> Askers { get; private set; } = [];

    public bool IsAdmin => Has(MemberRole.Admin);

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    public static IReadOnlyList<Choice> Roles { get; } = [.. Choice.All<MemberRole>(Labels.Of).Where(c => c.Value is not "operator")];

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations) is { } refusal) return refusal;
        return await Load();
    }

    public async Task<IActionResult> OnPostAgain(string org, Guid invitation)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        return Took(await organisations.SendInvitationAgain(Organisation.Organisation.ToString(), invitation, Cancel))
            ? Done($"{Root}/members", "The invitation is sent again. The link in the earlier e-mail has ended")
            : await Load();
    }

    public async Task<IActionResult> OnPostCancel(string org, Guid invitation)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        return Took(await organisations.CancelInvitation(Organisation.Organisation.ToString(), invitation, Cancel))
            ? Done($"{Root}/members", "The invitation is cancelled")
            : await Load();
    }

    private async Task<IActionResult> Load()
    {
        var id = Organisation.Organisation.ToString();
        Members = (await organisations.Members(id, Request.Query, Cancel)).OrThrow();
        if (IsAdmin) Invitations = [.. (await organisations.Invitations(id, Cancel)).OrThrow().Items.Where(i => i.State is InvitationState.Sent or InvitationState.Expired)];
        if (IsAdmin) Askers = (await organisations.JoinRequests(id, null, Cancel)).OrThrow().Items;
        return Page();
    }
}
