using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.Invitation;

/// <summary>An invitation to join an organisation, opened by its link and accepted by a press.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, Who who) : PortalPage
{
    public const string Address = "/invitation";

    private static readonly LinkCookie Link = new(Address);

    /// <summary>Null when it can't be accepted any more; <see cref="Ended"/> says why.</summary>
    public InvitationView? Invitation { get; private set; }

    public string? Ended { get; private set; }

    public Me? Me { get; private set; }

    public async Task<IActionResult> OnGet(string? token)
    {
        LinkCookie.Guard(HttpContext);
        if (token is not null)
        {
            Link.Take(HttpContext, token);
            return Redirect(Address);
        }
        return await Load() is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        LinkCookie.Guard(HttpContext);
        if (await Load() is not { } secret) return NotFound();
        // Pressing it again after it was accepted leads to the same place.
        if (Me is null) return Goto(SessionEndpoints.StartPath(Address));
        var joined = await organisations.Join(secret, Cancel);
        if (!Took(joined)) return Page();
        Link.Forget(HttpContext);
        return Done(Addresses.Manage(joined.Value!.Slug), $"You have joined {joined.Value.Name}");
    }

    private async Task<string?> Load()
    {
        if (Link.Read(HttpContext) is not { } secret) return null;
        var answer = await organisations.Invitation(secret, Cancel);
        if (answer.Problem is { Status: 404 }) return null;
        if (answer.Problem is { Status: 410 or 409 } ended) Ended = ended.Detail;
        else Invitation = answer.OrThrow();
        Me = await who.Get();
        return secret;
    }
}
