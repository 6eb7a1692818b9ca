using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>One skill: added, changed or removed.</summary>
internal sealed class SkillModel(OrganisationsClient organisations, SentForm form) : PortalPage
{
    private int? _at;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    public bool IsNew => _at is null;

    public long Version { get; private set; }

    public static IReadOnlyList<Choice> Levels { get; } = Choice.All<SkillLevel>(Labels.Of, level => level switch
    {
        SkillLevel.Awareness => "You know what it is for",
        SkillLevel.Working => "You do it with some help",
        SkillLevel.Practitioner => "You do it on your own",
        _ => "Others ask you how",
    });

    public async Task<IActionResult> OnGet(string number)
    {
        if (await Load(number) is not { } profile) return NotFound();
        if (_at is { } at) (Name, Level, Evidence) = (profile.Skills[at].Name, profile.Skills[at].Level is { } level ? Choice.Word(level) : null, profile.Skills[at].Evidence);
        return Page();
    }

    public async Task<IActionResult> OnPost(string number)
    {
        if (await Load(number) is not { } profile) return NotFound();
        var skill = new ProfileSkill(Name, Choice.Read<SkillLevel>(Level), Evidence);
        var skills = profile.Skills.ToList();
        if (_at is { } at) skills[at] = skill;
        else skills.Add(skill);
        return Took(await organisations.SetMyProfile(profile.ToRequest() with { Skills = skills }, form.Version ?? Version, Cancel))
            ? Done("/profile", IsNew ? "Your skill is added" : "Your skill is changed")
            : Page();
    }

    public async Task<IActionResult> OnPostRemove(string number)
    {
        if (await Load(number) is not { } profile || _at is not { } at) return NotFound();
        var skills = profile.Skills.ToList();
        skills.RemoveAt(at);
        return Took(await organisations.SetMyProfile(profile.ToRequest() with { Skills = skills }, form.Version ?? Version, Cancel))
            ? Done("/profile", "Your skill is removed")
            : Page();
    }

    /// <summary>Whichever of the skills is wrong, the page shows only this one.</summary>
    protected override string FieldOf(FieldError error) => error.Pointer.Split('/')[^1] switch
    {
        "level" => nameof(Level),
        "evidence" => nameof(Evidence),
        _ => nameof(Name),
    };

    private async Task<ProfileAnswer?> Load(string number)
    {
        var profile = (await organisations.MyProfile(Cancel)).OrThrow();
        Version = profile.Version;
        if (number == "new") return profile;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > profile.Skills.Count) return null;
        _at = n - 1;
        return profile;
    }
}
