using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>One question's answer, as it is ticked.</summary>
public sealed class EqualityEntry
{
    public string? Answer { get; set; }
}

/// <summary>Questions whose answers are counted and kept nowhere: they are asked once, answered or skipped.</summary>
internal sealed class EqualityModel(OpportunitiesClient opportunities) : ApplicationPage(opportunities)
{
    [BindProperty]
    public List<EqualityEntry> Entries { get; set; } = [];

    public bool Asked { get; private set; }

    public IReadOnlyList<EqualityQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<Choice> ChoicesOf(int question) =>
        [.. Questions[question].Answers.Select((a, i) => new Choice(a.Answer, a.Text, Divider: i == Questions[question].Answers.Count - 1))];

    public async Task<IActionResult> OnGet(string reference) => await Load(reference) ?? Page();

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Load(reference) is { } refusal) return refusal;
        var given = Entries.Take(Questions.Count)
            .Select((entry, i) => new EqualityGiven(Questions[i].Question, entry.Answer))
            .Where(g => !string.IsNullOrEmpty(g.Answer));
        return await Send([.. given]);
    }

    public async Task<IActionResult> OnPostSkip(string reference) => await Load(reference) ?? await Send([]);

    private async Task<IActionResult> Send(IReadOnlyList<EqualityGiven> given)
    {
        var sent = await Opportunities.AnswerEquality(Application.Id.ToString(), new EqualityRequest(given), Cancel);
        // Pressed twice: the first was counted.
        if (sent.Problem is { Code: "equality.asked" }) return Goto(Root);
        return Took(sent) ? Done(Root, given.Count > 0 ? "Your answers are counted, apart from your name" : "You have skipped the equality questions") : Page();
    }

    private async Task<IActionResult?> Load(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        var found = (await Opportunities.Equality(Application.Id.ToString(), Cancel)).OrThrow();
        (Asked, Questions) = (found.Asked, found.Questions);
        while (Entries.Count < Questions.Count) Entries.Add(new EqualityEntry());
        return null;
    }
}
