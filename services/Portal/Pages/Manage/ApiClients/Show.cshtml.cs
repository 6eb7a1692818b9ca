using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Identity.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.ApiClients;

/// <summary>One system: what it may do, and its secrets.</summary>
internal sealed class ShowModel(OrganisationsClient organisations, IdentityClient identity, SentForm form, Who who, TimeProvider clock) : SystemPage(organisations, identity, who)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string[] Roles { get; set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGet(string org, Guid client)
    {
        if (await Find(org, client) is { } refusal) return refusal;
        (Name, Roles) = (Client.Name, [.. Client.Roles.Select(Choice.Word)]);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, Guid client)
    {
        if (await Find(org, client) is { } refusal) return refusal;
        return Took(await Identity.Change(client, new ChangeApiClientRequest(Name, RoleChoices.Read(Roles)), form.Version ?? Client.Version, Cancel))
            ? Done(Here, "The system is changed")
            : Page();
    }

    public async Task<IActionResult> OnPostEndOld(string org, Guid client)
    {
        if (await Find(org, client) is { } refusal) return refusal;
        return Took(await Identity.EndOldSecret(client, Cancel)) ? Done(Here, "The old secret has ended") : Page();
    }
}
