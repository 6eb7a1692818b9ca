using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Identity.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.ApiClients;

/// <summary>What is shown once: a secret. <paramref name="Secret"/> is null when the form was sent twice.</summary>
internal sealed record NewSecret(string Name, Guid ClientId, string? Secret, DateTimeOffset? OldUntil, string Root);

/// <summary>Gives a system credentials. The secret stands on the answer to the form and nowhere else.</summary>
internal sealed class NewModel(OrganisationsClient organisations, IdentityClient identity, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string[] Roles { get; set; } = [];

    public CreatedApiClient? Created { get; private set; }

    public async Task<IActionResult> OnGet(string org) => await Enter(org, organisations, MemberRole.Admin) ?? Page();

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        var made = await identity.Create(new CreateApiClientRequest(Organisation.Organisation, Name, RoleChoices.Read(Roles)), Cancel);
        if (Took(made)) Created = made.Value;
        return Page();
    }
}
