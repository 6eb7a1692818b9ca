using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Identity.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.ApiClients;

/// <summary>A new secret beside the old one. It stands on the answer to the form and nowhere else.</summary>
internal sealed class SecretModel(OrganisationsClient organisations, IdentityClient identity, Who who) : SystemPage(organisations, identity, who)
{
    [BindProperty]
    public string? Overlap { get; set; }

    public RotatedSecret? Rotated { get; private set; }

    public static IReadOnlyList<Choice> Overlaps { get; } =
        [new("7", "7 days"), new("30", "30 days"), new("1", "1 day"), new("0", "It ends at once", "If somebody may have it who should not")];

    public async Task<IActionResult> OnGet(string org, Guid client) => await Find(org, client) ?? (Client.Disabled || Client.OldSecretUntil is not null ? Goto(Here) : Page());

    public async Task<IActionResult> OnPost(string org, Guid client)
    {
        if (await Find(org, client) is { } refusal) return refusal;
        if (!Overlaps.Any(o => o.Value == Overlap))
        {
            ModelState.AddModelError(nameof(Overlap), "Choose how long the old secret stays good.");
            return Page();
        }
        var rotated = await Identity.Rotate(client, new RotateSecretRequest(int.Parse(Overlap!, CultureInfo.InvariantCulture)), Cancel);
        if (Took(rotated)) Rotated = rotated.Value;
        return Page();
    }
}
