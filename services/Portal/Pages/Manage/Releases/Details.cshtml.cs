using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>What the decision needs besides, and what is written to whom.</summary>
internal sealed class DetailsModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : ReleaseDecisionPage(opportunities, organisations, who)
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
    public string? Cover { get; set; }

    public ReleaserChoice Decision => Steps!.Choice;

    public string Title => Decision switch
    {
        ReleaserChoice.Release => $"Release {Release.PersonName}",
        ReleaserChoice.WithConditions => $"Release {Release.PersonName}, with conditions",
        ReleaserChoice.NotBefore => "Not before which date?",
        _ => $"Do not release {Release.PersonName}",
    };

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await FindStep(org, reference) is { } refusal) return refusal;
        var steps = Steps!;
        var answer = Release.ManagerAnswer;
        // What the manager set is where one starts from.
        var known = answer?.Conditions.Where(c => ReleaseWords.Conditions.Any(k => k.Value == c)).ToList() ?? [];
        var first = !steps.IsReady && steps.Ticked.Count == 0 && steps.Typed is null;
        Ticked = [.. first ? known : steps.Ticked];
        Typed = first ? string.Join('\n', answer?.Conditions.Except(known) ?? []) : steps.Typed;
        NotBefore = DateEntry.Of(steps.NotBefore ?? answer?.NotBefore);
        Reason = steps.Reason is { } reason ? Choice.Word(reason) : null;
        (LineForPerson, LineForHr, Cover) = (steps.LineForPerson, steps.LineForHr, steps.Cover);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await FindStep(org, reference) is { } refusal) return refusal;
        var day = Decision is ReleaserChoice.NotBefore ? NotBefore.Read(ModelState, nameof(NotBefore), "the date from which they can go", needed: true) : null;
        var steps = Steps! with
        {
            Ticked = Ticked,
            Typed = Typed,
            NotBefore = day ?? Steps!.NotBefore,
            Reason = Choice.Read<ReleaseReason>(Reason) ?? Steps!.Reason,
            LineForPerson = LineForPerson,
            LineForHr = LineForHr,
            Cover = Cover,
            IsReady = true,
        };
        DecisionDetails.Check(ModelState, clock.GetUtcNow(), new(
            Decision is ReleaserChoice.WithConditions ? steps.Conditions : null, day, Decision is ReleaserChoice.DoNotRelease, Choice.Read<ReleaseReason>(Reason), LineForPerson, LineForHr));
        if (Cover?.Length > 1000) ModelState.AddModelError(nameof(Cover), "Shorten this to 1000 characters.");
        if (!ModelState.IsValid) return Page();
        if (!Kept.Keep(steps))
        {
            ModelState.AddModelError("", "Shorten what you wrote: it is more than can be kept until you confirm it.");
            return Page();
        }
        return Goto($"{Address}/check");
    }

    private async Task<IActionResult?> FindStep(string org, string reference) =>
        await Find(org, reference) ?? (Steps is { IsDone: false } && May("grant") ? null : Goto(Address));
}
