using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>Job title, what they do, and where.</summary>
internal sealed class AboutModel(OrganisationsClient organisations, Who who) : ProfilePartPage(organisations, who)
{
    [BindProperty]
    public string? Headline { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Location { get; set; }

    public async Task OnGet()
    {
        await Load();
        (Headline, About, Location) = (Profile.Headline, Profile.About, Profile.Location?.Name);
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        return await Save(now => now.ToRequest() with
        {
            Headline = Headline,
            About = About,
            Location = string.IsNullOrWhiteSpace(Location) ? null : now.Location is { } known && known.Name == Location ? known : new Place(Location),
        }, "/profile", "Your profile is saved");
    }

    protected override object PartOf(ProfileAnswer profile) => new { profile.Headline, profile.About, profile.Location };

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) =>
        [new("Job title", profile.Headline), new("What you do", profile.About), new("Where you work", profile.Location?.Name)];
}
