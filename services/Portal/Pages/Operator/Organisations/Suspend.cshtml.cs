using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>Puts an organisation on hold, with the reason.</summary>
internal sealed class SuspendModel(OrganisationsClient organisations, SentForm form) : ClaimPage(organisations)
{
    private readonly OrganisationsClient _organisations = organisations;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public static IReadOnlyList<Choice> Reasons { get; } = Choice.All<SuspendReason>(reason => reason switch
    {
        SuspendReason.AtItsOwnRequest => "They asked for it",
        SuspendReason.AuthorityLost => "Nobody there may speak for it any more",
        SuspendReason.Misuse => "It misused the exchange",
        SuspendReason.BeingLookedInto => "We are looking into something",
        _ => "Something else",
    });

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? (Organisation.State is OrganisationState.Verified ? Page() : Goto(Root));

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        return Took(await _organisations.Suspend(Organisation.Id.ToString(), new SuspendRequest(Choice.Read<SuspendReason>(Reason), Text), form.Version, Cancel))
            ? Done(Root, $"{Organisation.Name} is on hold. We have told its admins")
            : Page();
    }
}
