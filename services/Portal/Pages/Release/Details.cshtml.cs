using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Release;

/// <summary>What an answer other than yes needs besides.</summary>
internal sealed class DetailsModel(OpportunitiesClient opportunities, TimeProvider clock) : ReleasePage(opportunities)
{
    [BindProperty]
    public string[] Ticked { get; set; } = [];

    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public DateEntry NotBefore { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? LineForPerson { get; set; }

    [BindProperty]
    public string? LineForHr { get; set; }

    [BindProperty]
    public string? RightPersonEmail { get; set; }

    public ManagerAnswer Answer => Steps!.Answer;

    public string Title => Answer switch
    {
        ManagerAnswer.YesWithConditions => "Yes, with which conditions?",
        ManagerAnswer.YesLater => $"From when can {Facts.PersonName} go?",
        ManagerAnswer.No => "What is the main reason?",
        _ => "Who is the right person?",
    };

    public async Task<IActionResult> OnGet()
    {
        if (await FindStep() is { } refusal) return refusal;
        var steps = Steps!;
        (Ticked, Typed, NotBefore, Reason) = ([.. steps.Ticked], steps.Typed, DateEntry.Of(steps.NotBefore), steps.Reason is { } reason ? Choice.Word(reason) : null);
        (LineForPerson, LineForHr, RightPersonEmail) = (steps.LineForPerson, steps.LineForHr, steps.RightPersonEmail);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await FindStep() is { } refusal) return refusal;
        var day = Answer is ManagerAnswer.YesLater ? NotBefore.Read(ModelState, nameof(NotBefore), "the date from which they can go", needed: true) : null;
        var steps = Steps! with
        {
            Step = "check",
            Ticked = Ticked,
            Typed = Typed,
            NotBefore = day ?? Steps!.NotBefore,
            Reason = Choice.Read<ReleaseReason>(Reason) ?? Steps!.Reason,
            LineForPerson = LineForPerson,
            LineForHr = LineForHr,
            RightPersonEmail = string.IsNullOrWhiteSpace(RightPersonEmail) ? null : RightPersonEmail.Trim(),
        };
        DecisionDetails.Check(ModelState, clock.GetUtcNow(), new(
            Answer is ManagerAnswer.YesWithConditions ? steps.Conditions : null, day, Answer is ManagerAnswer.No, Choice.Read<ReleaseReason>(Reason), LineForPerson, LineForHr, HrLineIsEnough: true));
        if (steps.RightPersonEmail is { } email && (email.Length > 254 || email.IndexOf('@') < 1 || email.EndsWith('@')))
            ModelState.AddModelError(nameof(RightPersonEmail), "Enter an e-mail address, such as name@example.org.");
        if (!ModelState.IsValid) return Page();
        if (!Kept.Keep(steps))
        {
            ModelState.AddModelError("", "Shorten what you wrote: it is more than can be kept until you confirm it.");
            return Page();
        }
        return Goto($"{Address}/check");
    }

    private async Task<IActionResult?> FindStep() =>
        await Find() ?? (Steps is { Taken: null, Answer: not ManagerAnswer.Yes } ? null : Goto(Address));
}
