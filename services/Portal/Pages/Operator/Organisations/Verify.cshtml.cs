using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>Accepts a claim, and with it the domains that are the body's alone.</summary>
internal sealed class VerifyModel(OrganisationsClient organisations, SentForm form) : ClaimPage(organisations)
{
    private readonly OrganisationsClient _organisations = organisations;

    [BindProperty]
    public string[] ProvenDomains { get; set; } = [];

    /// <summary>Those that could be one body's own.</summary>
    public IReadOnlyList<Choice> Domains => [.. ToCheck.Domains.Where(d => d.Kind is DomainKind.Own).Select(d => new Choice(d.Domain, d.Domain, d.IsApplicants ? "The sender’s own address is in it" : null))];

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? Page();

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        return Took(await _organisations.Verify(Organisation.Id.ToString(), new VerifyRequest(ProvenDomains), form.Version, Cancel))
            ? Done("/operator/organisations", $"{Organisation.Name} is verified. We have told them")
            : Page();
    }
}
