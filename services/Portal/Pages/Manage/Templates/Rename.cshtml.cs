using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Templates;

/// <summary>Gives a template another name.</summary>
internal sealed class RenameModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, SentForm form) : TemplatePage(opportunities, organisations, who)
{
    [BindProperty]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        Name = Template.Name;
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        return Took(await Opportunities.RenameTemplate(Template.Id.ToString(), Name, form.Version ?? Template.Version, Cancel)) ? Done(List, "The template is renamed") : Page();
    }
}
