using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Pages.Applications;

/// <summary>One question page of a draft: it saves its own part and leaves the others as they are.</summary>
internal abstract class SectionPage(OpportunitiesClient opportunities, SentForm form) : ApplicationPage(opportunities)
{
    private static readonly string[] Order = ["about", "skills", "why", "dates", "adjustments", "manager", "equality"];

    /// <summary>From where a Change link came: <c>check</c>, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Save and come back later was pressed.</summary>
    [BindProperty]
    public bool Later { get; set; }

    protected abstract string Section { get; }

    public string Back => From == "check" ? $"{Root}/check" : Root;

    public string FormAction => $"{Root}/{Section}{(From == "check" ? "?from=check" : "")}";

    /// <summary>Null when it is a draft that can be written; a sent one leads to where it stands.</summary>
    protected async Task<IActionResult?> FindDraft(string reference) => await Find(reference) ?? (IsDraft ? null : Goto(Root));

    protected async Task<IActionResult> Save(ApplicationAnswers answers)
    {
        if (!Took(await Opportunities.SaveAnswers(Application.Id.ToString(), answers, form.Version ?? Version, Cancel))) return Page();
        if (Later) return Done("/applications", "What you wrote is saved. It is not sent yet");
        if (From == "check") return Goto($"{Root}/check");
        var next = Array.IndexOf(Order, Section) + 1;
        return Goto(next < Order.Length ? $"{Root}/{Order[next]}" : Root);
    }
}
