using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>A person's own profile. What is in it is copied into an application when they send one.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, Who who) : PortalPage
{
    public ProfileAnswer Profile { get; private set; } = null!;

    public Ladder Ladder { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Profile = (await organisations.MyProfile(Cancel)).OrThrow();
        Ladder = Profile.Ladder ?? (await who.Needed()).Ladder;
        return Page();
    }
}

/// <summary>Writes the profile with one part changed: the API takes it whole.</summary>
internal static class ProfileParts
{
    public static ProfileRequest ToRequest(this ProfileAnswer profile) => new(
        profile.Headline, profile.About, profile.Sector, profile.Band, profile.Ladder, profile.Location, profile.Skills, profile.Work);
}
