using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Who the applicant is, to begin with as their profile says it.</summary>
internal sealed class AboutModel(OpportunitiesClient opportunities, OrganisationsClient organisations, SentForm form) : SectionPage(opportunities, form)
{
    [BindProperty]
    public string? AboutYou { get; set; }

    public bool FromProfile { get; private set; }

    protected override string Section => "about";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        AboutYou = Mine.Answers.AboutYou;
        if (AboutYou is null && (await organisations.MyProfile(Cancel)).OrNone()?.About is { } about) (AboutYou, FromProfile) = (about, true);
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference) =>
        await FindDraft(reference) ?? await Save(Mine.Answers with { AboutYou = AboutYou });
}
