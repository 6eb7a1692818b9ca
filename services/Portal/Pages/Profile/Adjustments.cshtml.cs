using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>What the person needs to take part.</summary>
internal sealed class AdjustmentsModel(OrganisationsClient organisations, Who who) : ProfilePartPage(organisations, who)
{
    [BindProperty]
    public string? Adjustments { get; set; }

    public async Task OnGet()
    {
        await Load();
        Adjustments = Profile.Adjustments;
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        return await Save(now => now.ToRequest() with { Adjustments = Adjustments }, "/profile", "Your profile is saved");
    }

    protected override object? PartOf(ProfileAnswer profile) => profile.Adjustments;

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) => [new("What you need", profile.Adjustments)];
}
