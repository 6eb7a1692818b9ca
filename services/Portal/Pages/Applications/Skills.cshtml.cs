using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>One skill, as it is typed.</summary>
public sealed class SkillEntry
{
    public string? Skill { get; set; }

    public string? Example { get; set; }
}

/// <summary>The skills that are wanted, and any others, with an example each.</summary>
internal sealed class SkillsModel(OpportunitiesClient opportunities, OrganisationsClient organisations, SentForm form) : SectionPage(opportunities, form)
{
    private const int Most = 10;
    private const int EmptyRows = 2;
    private List<int> _sent = [];

    [BindProperty]
    public List<SkillEntry> Skills { get; set; } = [];

    public IReadOnlyList<SkillWanted> Wanted { get; private set; } = [];

    protected override string Section => "skills";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        await FindWanted();
        var answered = Mine.Answers.Skills ?? [];
        var profile = answered.Count > 0 ? [] : (await organisations.MyProfile(Cancel)).OrNone()?.Skills ?? [];
        Skills =
        [
            .. Wanted.Select(w => new SkillEntry
            {
                Skill = w.Name,
                Example = answered.FirstOrDefault(s => Same(s.Skill, w.Name))?.Example ?? profile.FirstOrDefault(s => Same(s.Name, w.Name))?.Evidence,
            }),
            .. answered.Where(s => !Wanted.Any(w => Same(w.Name, s.Skill))).Select(s => new SkillEntry { Skill = s.Skill, Example = s.Example }),
        ];
        for (var i = 0; i < EmptyRows && Skills.Count < Most; i++) Skills.Add(new SkillEntry());
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await FindDraft(reference) is { } refusal) return refusal;
        await FindWanted();
        if (Skills.Count > Most * 2) return BadRequest();
        // What is wanted but not answered isn't claimed; a row of one's own counts from its name or its example on.
        _sent = [.. Enumerable.Range(0, Skills.Count).Where(i => Has(Skills[i].Example) || (Has(Skills[i].Skill) && i >= Wanted.Count))];
        return await Save(Mine.Answers with { Skills = [.. _sent.Select(i => new SkillExample(Skills[i].Skill ?? "", Skills[i].Example ?? ""))] });
    }

    /// <summary>The service counts what it was sent; the page shows all rows.</summary>
    protected override string FieldOf(FieldError error) =>
        error.Pointer.Split('/') is ["", "skills", var at, var member] && int.TryParse(at, out var index) && index < _sent.Count
            ? $"Skills[{_sent[index]}].{(member == "skill" ? "Skill" : "Example")}"
            : base.FieldOf(error);

    private async Task FindWanted() =>
        Wanted = [.. ((await Opportunities.Get(Post.Ref, Cancel)).OrNone()?.Details.SkillsWanted ?? []).OrderByDescending(s => s.Essential).Take(Most)];

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool Same(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
