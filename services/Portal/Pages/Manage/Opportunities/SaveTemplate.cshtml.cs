using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Keeps what an opportunity says as a template.</summary>
internal sealed class SaveTemplateModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    [BindProperty]
    public string? TemplateName { get; set; }

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        TemplateName = Details.Title;
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        var saved = await Opportunities.SaveTemplate(Opportunity.Id.ToString(), TemplateName, Cancel);
        return Took(saved) ? Done($"{Root}/templates", $"{saved.Value!.Name} is saved as a template") : Page();
    }

    protected override string FieldOf(FieldError error) => nameof(TemplateName);
}
