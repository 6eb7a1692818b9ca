using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>What the applicant needs to take part, to begin with as their profile says it.</summary>
internal sealed class AdjustmentsModel(OpportunitiesClient opportunities, OrganisationsClient organisations, SentForm form) : SectionPage(opportunities, form)
{
    [BindProperty]
    public string? Adjustments { get; set; }

    public bool FromProfile { get; private set; }

    /// <summary>Who reads it at the host, when it comes to that.</summary>
    public string Contact { get; private set; } = "";

    protected override string Section => "adjustments";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Load(reference) is { } refusal) return refusal;
        Adjustments = Mine.Answers.Adjustments;
        if (Adjustments is null && (await organisations.MyProfile(Cancel)).OrNone()?.Adjustments is { } known) (Adjustments, FromProfile) = (known, true);
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference) =>
        await Load(reference) ?? await Save(Mine.Answers with { Adjustments = Adjustments });

    private async Task<IActionResult?> Load(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        Contact = (await Opportunities.Get(Post.Ref, Cancel)).OrNone()?.Details.ContactName is { } name ? $"{name} at {Post.HostName}" : $"those who arrange it at {Post.HostName}";
        return null;
    }
}
