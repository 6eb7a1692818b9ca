using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Templates;

/// <summary>Deletes a template.</summary>
internal sealed class DeleteModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : TemplatePage(opportunities, organisations, who)
{
    public async Task<IActionResult> OnGet(string org, string reference) => await Open(org, reference) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        return Took(await Opportunities.DeleteTemplate(Template.Id.ToString(), Cancel)) ? Done(List, $"The template {Template.Name} is deleted") : Page();
    }
}
