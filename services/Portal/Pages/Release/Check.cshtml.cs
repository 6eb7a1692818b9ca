using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Release;

/// <summary>The answer as each reader will see it, who gives it, and the one press that counts.</summary>
internal sealed class CheckModel(OpportunitiesClient opportunities) : ReleasePage(opportunities)
{
    [BindProperty]
    public string? CoverNeeded { get; set; }

    [BindProperty]
    public string? Cover { get; set; }

    [BindProperty]
    public string? AnsweredBy { get; set; }

    [BindProperty]
    public string? StandingIn { get; set; }

    public ManagerAnswer Answer => Steps!.Answer;

    public bool IsYes => Answer is ManagerAnswer.Yes or ManagerAnswer.YesWithConditions or ManagerAnswer.YesLater;

    public string Back => Answer is ManagerAnswer.Yes ? Address : $"{Address}/details";

    public static IReadOnlyList<Choice> Covers { get; } = [new("false", "No"), new("true", "Yes")];

    public IReadOnlyList<Choice> Answerers => [new("false", $"I am {Facts.ManagerName}"), new("true", $"I am standing in for {Facts.ManagerName}")];

    /// <summary>The answer in a sentence without its full stop.</summary>
    public string Sentence => Answer switch
    {
        ManagerAnswer.Yes => $"{Facts.PersonName} can go",
        ManagerAnswer.YesWithConditions => $"{Facts.PersonName} can go, with conditions",
        ManagerAnswer.YesLater => $"{Facts.PersonName} can go, but not before {(Steps!.NotBefore is { } day ? Say.Date(day) : "a later date")}",
        ManagerAnswer.No => $"{Facts.PersonName} cannot go",
        _ => "I am not the right person",
    };

    public async Task<IActionResult> OnGet() => await FindStep() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (!Open()) return NotFound();
        if (Steps is not { } steps) return Goto(Address);
        if (steps.Taken is not null) return Goto($"{Address}/done");
        var isYes = IsYes;
        if (isYes && CoverNeeded is not ("true" or "false")) ModelState.AddModelError(nameof(CoverNeeded), "Say whether somebody must cover the work.");
        if (string.IsNullOrWhiteSpace(AnsweredBy)) ModelState.AddModelError(nameof(AnsweredBy), "Enter your name.");
        if (StandingIn is not ("true" or "false")) ModelState.AddModelError(nameof(StandingIn), "Choose who you are.");
        if (!ModelState.IsValid) return await FindStep() ?? Page();
        // The first call of this form, so that a second press finds the first one's answer under the same key.
        var taken = await Opportunities.AnswerRelease(
            new ManagerAnswerRequest(
                Secret, steps.Answer,
                steps.Answer is ManagerAnswer.YesWithConditions ? steps.Conditions : null,
                steps.Answer is ManagerAnswer.YesLater ? steps.NotBefore : null,
                steps.Answer is ManagerAnswer.No ? steps.Reason : null,
                steps.Answer is ManagerAnswer.NotMe ? null : steps.LineForPerson,
                steps.Answer is ManagerAnswer.NotMe ? null : steps.LineForHr,
                isYes ? CoverNeeded == "true" : null,
                isYes && CoverNeeded == "true" ? Cover : null,
                AnsweredBy,
                StandingIn == "true",
                steps.Answer is ManagerAnswer.NotMe ? steps.RightPersonEmail : null),
            Cancel);
        // Answered on another phone, or ended meanwhile: the link's own page says which.
        if (taken.Problem is { Status: 410 or 409 }) return Goto(Address);
        if (!Took(taken)) return await FindStep() ?? Page();
        Kept.Keep(steps with { Step = "done", Typed = null, Ticked = [], LineForPerson = null, LineForHr = null, Reason = null, Taken = taken.Value });
        return Goto($"{Address}/done");
    }

    protected override string FieldOf(FieldError error) => error.Pointer switch
    {
        "/coverNeeded" => nameof(CoverNeeded),
        "/cover" => nameof(Cover),
        "/answeredBy" => nameof(AnsweredBy),
        _ => "",
    };

    private async Task<IActionResult?> FindStep()
    {
        if (await Find() is { } refusal) return refusal;
        return Steps switch
        {
            null => Goto(Address),
            { Taken: not null } => Goto($"{Address}/done"),
            { Step: "details" } => Goto($"{Address}/details"),
            _ => null,
        };
    }
}
