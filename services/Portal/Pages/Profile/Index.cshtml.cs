using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>A person's own profile, part by part. A new application starts with it.</summary>
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
