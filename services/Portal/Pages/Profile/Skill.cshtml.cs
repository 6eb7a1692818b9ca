using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>One skill: added, changed or removed.</summary>
internal sealed class SkillModel(OrganisationsClient organisations, Who who) : ProfileEntryPage<ProfileSkill>(organisations, who)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    public static IReadOnlyList<Choice> Levels { get; } = Choice.All<SkillLevel>(Labels.Of, level => level switch
    {
        SkillLevel.Awareness => "You know what it is for",
        SkillLevel.Working => "You do it with some help",
        SkillLevel.Practitioner => "You do it on your own",
        _ => "Others ask you how",
    });

    protected override string Called => "skill";

    protected override IReadOnlyList<ProfileSkill> ListOf(ProfileAnswer profile) => profile.Skills;

    protected override ProfileRequest With(ProfileAnswer profile, IReadOnlyList<ProfileSkill> list) => profile.ToRequest() with { Skills = list };

    protected override void Show(ProfileSkill entry) =>
        (Name, Level, Evidence) = (entry.Name, entry.Level is { } level ? Choice.Word(level) : null, entry.Evidence);

    protected override ProfileSkill Typed() => new(Name, Choice.Read<SkillLevel>(Level), Evidence);

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) =>
        [.. profile.Skills.Select((skill, i) => new SavedText($"Skill {i + 1}", $"{ProfileWords.Skill(skill)}\n{skill.Evidence}".TrimEnd()))];
}
