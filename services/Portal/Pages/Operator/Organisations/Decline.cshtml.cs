using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>Turns a claim down, with the reason.</summary>
internal sealed class DeclineModel(OrganisationsClient organisations, SentForm form) : ClaimPage(organisations)
{
    private readonly OrganisationsClient _organisations = organisations;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public static IReadOnlyList<Choice> Reasons { get; } = Choice.All<DeclineReason>(reason => reason switch
    {
        DeclineReason.AlreadyHere => "It is here already",
        DeclineReason.NotWhoTheySay => "They are not who they say",
        DeclineReason.OutsideThePurpose => "It is not what the exchange is for",
        DeclineReason.NoAnswer => "They did not answer",
        _ => "Something else",
    });

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? Page();

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        return Took(await _organisations.Decline(Organisation.Id.ToString(), new DeclineRequest(Choice.Read<DeclineReason>(Reason), Text), form.Version, Cancel))
            ? Done("/operator/organisations", $"{Organisation.Name} is declined. We have told them why")
            : Page();
    }
}
