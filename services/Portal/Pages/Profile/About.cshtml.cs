using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>The part of a profile that isn't skills.</summary>
internal sealed class AboutModel(OrganisationsClient organisations, SentForm form, Who who) : PortalPage
{
    [BindProperty]
    public string? Headline { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Band { get; set; }

    [BindProperty]
    public string? Location { get; set; }

    public long Version { get; private set; }

    public IReadOnlyList<Choice> Grades { get; private set; } = [];

    public async Task OnGet()
    {
        var profile = await Load();
        (Headline, About, Location) = (profile.Headline, profile.About, profile.Location?.Name);
        Band = profile.Band?.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPost()
    {
        var profile = await Load();
        var ladder = profile.Ladder ?? (await who.Needed()).Ladder;
        var request = profile.ToRequest() with
        {
            Headline = Headline,
            About = About,
            Band = int.TryParse(Band, CultureInfo.InvariantCulture, out var band) ? band : null,
            Ladder = ladder,
            Location = string.IsNullOrWhiteSpace(Location) ? null : profile.Location is { } known && known.Name == Location ? known : new Place(Location),
        };
        return Took(await organisations.SetMyProfile(request, form.Version ?? Version, Cancel)) ? Done("/profile", "Your profile is saved") : Page();
    }

    private async Task<Contracts.Organisations.Api.ProfileAnswer> Load()
    {
        var profile = (await organisations.MyProfile(Cancel)).OrThrow();
        Version = profile.Version;
        var ladder = profile.Ladder ?? (await who.Needed()).Ladder;
        Grades = [.. Enumerable.Range(Kernel.Band.Lowest, Kernel.Band.Highest).Select(b => new Choice(b.ToString(CultureInfo.InvariantCulture), Kernel.Band.Name(b, ladder)))];
        return profile;
    }
}
