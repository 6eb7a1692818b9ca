using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Why the applicant wants it: the one text that every application needs.</summary>
internal sealed class WhyModel(OpportunitiesClient opportunities, SentForm form) : SectionPage(opportunities, form)
{
    [BindProperty]
    public string? Why { get; set; }

    protected override string Section => "why";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        Why = Mine.Answers.Why;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference) =>
        await FindDraft(reference) ?? await Save(Mine.Answers with { Why = Why });
}
