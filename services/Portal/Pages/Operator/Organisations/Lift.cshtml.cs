using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>Ends a hold.</summary>
internal sealed class LiftModel(OrganisationsClient organisations, SentForm form) : ClaimPage(organisations)
{
    private readonly OrganisationsClient _organisations = organisations;

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? (Organisation.State is OrganisationState.Suspended ? Page() : Goto(Root));

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        return Took(await _organisations.Lift(Organisation.Id.ToString(), new LiftRequest(Text), form.Version, Cancel))
            ? Done(Root, $"{Organisation.Name} is no longer on hold. We have told its admins")
            : Page();
    }
}
