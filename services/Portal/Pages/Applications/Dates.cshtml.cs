using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Pages.Profile;

namespace Secondments.Portal.Pages.Applications;

/// <summary>When and how the applicant could work there, to begin with as their profile says it.</summary>
internal sealed class DatesModel(OpportunitiesClient opportunities, OrganisationsClient organisations, SentForm form) : SectionPage(opportunities, form)
{
    [BindProperty]
    public string? Dates { get; set; }

    public bool FromProfile { get; private set; }

    protected override string Section => "dates";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        Dates = Mine.Answers.Dates;
        if (Dates is null && ProfileWords.Dates((await organisations.MyProfile(Cancel)).OrNone()?.Preferences) is { } wanted) (Dates, FromProfile) = (wanted, true);
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference) =>
        await FindDraft(reference) ?? await Save(Mine.Answers with { Dates = Dates });
}
