using Microsoft.AspNetCore.Mvc;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>The facts of one release on one screen, and the choices.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : ReleaseDecisionPage(opportunities, organisations, who)
{
    public DateTimeOffset Now { get; private set; }

    [BindProperty]
    public string? Decision { get; set; }

    public static IReadOnlyList<Choice> Decisions { get; } =
    [
        new("release", "Release"),
        new("with_conditions", "Release, with conditions"),
        new("not_before", "Not before a date"),
        new("do_not_release", "Do not release"),
    ];

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Load(org, reference) is { } refusal) return refusal;
        Decision = Steps is { IsDone: false } steps ? Choice.Word(steps.Choice) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Load(org, reference) is { } refusal) return refusal;
        if (!May("grant")) return Goto(Address);
        if (Choice.Read<ReleaserChoice>(Decision) is not { } choice)
        {
            ModelState.AddModelError(nameof(Decision), "Choose a decision.");
            return Page();
        }
        Kept.Keep(Steps is { IsDone: false } before
            ? before with { Choice = choice, IsReady = false }
            : new ReleaserSteps(choice, [], null, null, null, null, null, Release.ManagerAnswer?.Cover, IsReady: false));
        return Goto($"{Address}/details");
    }

    private async Task<IActionResult?> Load(string org, string reference)
    {
        Now = clock.GetUtcNow();
        return await Find(org, reference);
    }
}
