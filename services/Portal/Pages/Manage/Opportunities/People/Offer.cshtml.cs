using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>Offers somebody a place.</summary>
internal sealed class OfferModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : CandidatePage(opportunities, organisations, who, clock)
{
    private const int WorkingDaysToAnswer = 5;

    [BindProperty]
    public DateEntry AnswerBy { get; set; } = new();

    [BindProperty]
    public string? Terms { get; set; }

    public IReadOnlyList<Prompt> Prompts { get; private set; } = [];

    public int OffersOut => In(ApplicationState.Offered);

    public async Task<IActionResult> OnGet(string org, string reference, string application)
    {
        if (await Find(org, reference, application) is { } refusal) return refusal;
        AnswerBy = DateEntry.Of(WorkingDays.After(UkTime.DayOf(Now), WorkingDaysToAnswer));
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference, string application)
    {
        if (await Find(org, reference, application) is { } refusal) return refusal;
        var by = AnswerBy.Read(ModelState, nameof(AnswerBy), "the date to answer by", needed: true);
        if (!ModelState.IsValid) return Page();
        return Took(await Opportunities.Offer(Application.Id.ToString(), new OfferRequest(by, string.IsNullOrWhiteSpace(Terms) ? null : Terms), Cancel))
            ? Done(PersonHere, $"The offer to {Person.Name} is made, and they are told by e-mail")
            : Page();
    }

    private async Task<IActionResult?> Find(string org, string reference, string application)
    {
        if (await OpenFor("offer", org, reference, application) is { } refusal) return refusal;
        Prompts = Prompt.ForOffer(new PromptFacts(Details, Opportunity.OrganisationSector ?? Sector.Public, Organisation.Ladder));
        return null;
    }
}
