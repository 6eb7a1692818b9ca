using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Applications;

/// <summary>All answers before they go. Sending freezes them, with a copy of the profile.</summary>
internal sealed class CheckModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ApplicationPage(opportunities)
{
    public ProfileSnapshot? Profile { get; private set; }

    public Ladder Ladder { get; private set; }

    /// <summary>The organisations to choose from, when the draft was started without an employer.</summary>
    public IReadOnlyList<Choice> Employers { get; private set; } = [];

    [BindProperty]
    public string? Home { get; set; }

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        if (!IsDraft) return Goto(Root);
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        var me = await Load();
        var chosen = me.Employers.FirstOrDefault(e => e.Slug == Home);
        if (IsDraft && Employers.Count > 1 && chosen is null)
        {
            ModelState.AddModelError(nameof(Home), "Choose your home organisation (your employer).");
            return Page();
        }
        var home = chosen?.Organisation ?? Mine.Home ?? (me.Employers.Count() == 1 ? me.Employers.First().Organisation : null);
        var sent = await Opportunities.SendApplication(Application.Id.ToString(), new SubmitApplicationRequest(Profile, home), Cancel);
        // The draft's own page says when it closed, that it was not sent, and what can be done.
        if (sent.Problem is { Code: "application.not_open" }) return Goto(Root);
        return Took(sent) ? Goto($"{Root}/sent") : Page();
    }

    /// <summary>What is missing is named in the summary; it is answered on another page.</summary>
    protected override string FieldOf(FieldError error) => "";

    private async Task<Me> Load()
    {
        var me = await who.Needed();
        if ((await organisations.MyProfile(Cancel)).OrNone() is { } profile)
        {
            Profile = new ProfileSnapshot(
                profile.Headline, null, profile.Band, profile.About,
                [.. profile.Skills.Take(30).Select(s => new Contracts.Opportunities.Api.ProfileSkill(s.Name, s.Level, s.Evidence))]);
            Ladder = profile.Ladder ?? me.Ladder;
        }
        if (Mine.Home is null && me.Employers.Count() > 1) Employers = [.. me.Employers.Select(e => new Choice(e.Slug, e.Name))];
        return me;
    }
}
