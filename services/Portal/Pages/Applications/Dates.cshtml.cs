using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>When and how the applicant could work there.</summary>
internal sealed class DatesModel(OpportunitiesClient opportunities, SentForm form) : SectionPage(opportunities, form)
{
    [BindProperty]
    public string? Dates { get; set; }

    protected override string Section => "dates";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        Dates = Mine.Answers.Dates;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference) =>
        await FindDraft(reference) ?? await Save(Mine.Answers with { Dates = Dates });
}
