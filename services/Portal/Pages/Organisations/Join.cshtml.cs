using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Organisations;

/// <summary>Somebody of a proven domain asks to join; others read whom to ask.</summary>
internal sealed class JoinModel(OrganisationsClient organisations, Who who) : PortalPage
{
    public OrganisationAnswer Organisation { get; private set; } = null!;

    public Me Me { get; private set; } = null!;

    /// <summary>Null where their address gives no right to ask.</summary>
    public JoinableOrganisation? Joinable { get; private set; }

    public bool IsMember => Me.In(Organisation.Slug) is not null;

    public async Task<IActionResult> OnGet(string slug)
    {
        await Load(slug);
        return Organisation.Slug == slug ? Page() : RedirectPermanent($"{Addresses.Organisation(Organisation.Slug)}/join");
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        await Load(slug);
        var asked = await organisations.AskToJoin(Organisation.Id.ToString(), Cancel);
        if (!Took(asked)) return Page();
        return asked.Value!.State is JoinRequestState.Admitted
            ? Done("/home", $"You have joined {Organisation.Name}")
            : Done($"{Addresses.Organisation(Organisation.Slug)}/join", $"{Organisation.Name} is asked. We send you an e-mail when there is an answer");
    }

    private async Task Load(string slug)
    {
        Me = await who.Needed();
        Organisation = (await organisations.Get(slug, Cancel)).OrThrow();
        Joinable = (await organisations.Joinable(Cancel)).OrThrow().Items.FirstOrDefault(j => j.Organisation == Organisation.Id);
    }
}
