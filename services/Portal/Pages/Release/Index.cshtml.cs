using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Release;

/// <summary>The mailed link: the facts on one screen and the choices, or what became of it.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities) : ReleasePage(opportunities)
{
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>A new link was asked for: nothing is said of whether there is one.</summary>
    public bool IsRenewed { get; private set; }

    public string Title => View.State switch
    {
        ReleaseLinkState.Open => $"Can {Facts.PersonName} go on this secondment?",
        ReleaseLinkState.Answered => "Answered",
        ReleaseLinkState.NothingToDecide => "Nothing to decide any more",
        _ => View.At is { } at ? $"This link ended on {Say.Date(at)}" : "This link has ended",
    };

    public async Task<IActionResult> OnGet(string? token)
    {
        if (token is not null)
        {
            // Whatever it opens, the secret leaves the address first.
            Take(token);
            return Open(token) && Steps is { Step: "details" or "check" } kept ? Redirect($"{Address}/{kept.Step}") : Redirect(Address);
        }
        if (!Open()) return NotFound();
        if (await Look() is { } refusal) return refusal;
        Answer = Steps is { } steps ? Choice.Word(steps.Answer) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Open()) return NotFound();
        if (await Look() is { } refusal) return refusal;
        if (View.State is not ReleaseLinkState.Open) return Goto(Address);
        if (Choice.Read<ManagerAnswer>(Answer) is not { } answer)
        {
            ModelState.AddModelError(nameof(Answer), "Choose an answer.");
            return Page();
        }
        var next = answer is ManagerAnswer.Yes ? "check" : "details";
        // Going back to change the answer keeps what was written for the other one.
        var steps = Steps is { Taken: null } before
            ? before with { Step = next, Answer = answer }
            : new ManagerSteps(next, answer, [], null, null, null, null, null, null, Facts.PersonName, View.HomeName);
        Kept.Keep(steps);
        return Goto($"{Address}/{next}");
    }

    public async Task<IActionResult> OnPostRenew()
    {
        if (!Open()) return NotFound();
        var asked = await Opportunities.RenewReleaseLink(Secret, Cancel);
        if (await Look() is { } refusal) return refusal;
        IsRenewed = Took(asked);
        return Page();
    }

    protected override string FieldOf(FieldError error) => "";
}
