using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>Puts somebody on the shortlist.</summary>
internal sealed class ShortlistModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : CandidatePage(opportunities, organisations, who, clock)
{
    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGet(string org, string reference, string application) => await OpenFor("shortlist", org, reference, application) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference, string application)
    {
        if (await OpenFor("shortlist", org, reference, application) is { } refusal) return refusal;
        return Took(await Opportunities.Shortlist(Application.Id.ToString(), new ShortlistRequest(string.IsNullOrWhiteSpace(Note) ? null : Note), Cancel))
            ? Done(PersonHere, $"{Person.Name} is shortlisted, and told by e-mail")
            : Page();
    }
}
