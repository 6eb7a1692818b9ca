using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>One skill: added, changed or removed.</summary>
internal sealed class SkillModel(OrganisationsClient organisations, KnownSkills skills, Who who) : ProfileEntryPage<ProfileSkill>(organisations, who)
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The usual name that was chosen in place of what was typed.</summary>
    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    /// <summary>Usual names to choose from; null when none are looked up, or none are known.</summary>
    public IReadOnlyList<Choice>? Known { get; private set; }

    public bool IsLookedUp { get; private set; }

    public static IReadOnlyList<Choice> Levels { get; } = Choice.All<SkillLevel>(Labels.Of, level => level switch
    {
        SkillLevel.Awareness => "You know what it is for",
        SkillLevel.Working => "You do it with some help",
        SkillLevel.Practitioner => "You do it on your own",
        _ => "Others ask you how",
    });

    /// <summary>Without script: shows the usual names, and saves nothing.</summary>
    public async Task<IActionResult> OnPostFind(string number)
    {
        if (!await Find(number)) return NotFound();
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter the skill to look up.");
        Known = await skills.Find(Name, Cancel);
        IsLookedUp = ModelState.IsValid;
        return Page();
    }

    protected override string Called => "skill";

    protected override IReadOnlyList<ProfileSkill> ListOf(ProfileAnswer profile) => profile.Skills;

    protected override ProfileRequest With(ProfileAnswer profile, IReadOnlyList<ProfileSkill> list) => profile.ToRequest() with { Skills = list };

    protected override void Show(ProfileSkill entry) =>
        (Name, Level, Evidence) = (entry.Name, entry.Level is { } level ? Choice.Word(level) : null, entry.Evidence);

    protected override ProfileSkill Typed() => new(string.IsNullOrEmpty(Chosen) ? Name : Chosen, Choice.Read<SkillLevel>(Level), Evidence);

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) =>
        [.. profile.Skills.Select((skill, i) => new SavedText($"Skill {i + 1}", $"{ProfileWords.Skill(skill)}\n{skill.Evidence}".TrimEnd()))];
}
