using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>Sends a claim back for one more thing.</summary>
internal sealed class AskForMoreModel(OrganisationsClient organisations, SentForm form) : ClaimPage(organisations)
{
    private readonly OrganisationsClient _organisations = organisations;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Needed { get; set; }

    public static IReadOnlyList<Choice> Reasons { get; } = Choice.All<ReturnReason>(reason => reason switch
    {
        ReturnReason.RegisterDoesNotMatch => "The register says something else",
        ReturnReason.AuthorityUnclear => "It is not clear that they may speak for it",
        ReturnReason.EmailDomainUnclear => "The e-mail domains are not clear",
        ReturnReason.ContactMissing => "The data protection contact is missing or wrong",
        _ => "Something else",
    });

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? Page();

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        return Took(await _organisations.AskForMore(Organisation.Id.ToString(), new ReturnRequest(Choice.Read<ReturnReason>(Reason), Needed), form.Version, Cancel))
            ? Done("/operator/organisations", $"We have asked {Organisation.Name} for more")
            : Page();
    }
}
