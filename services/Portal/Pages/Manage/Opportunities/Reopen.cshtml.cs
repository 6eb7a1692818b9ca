using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Opens a closed or unfilled opportunity again, as a new round with dates of its own.</summary>
internal sealed class ReopenModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    [BindProperty]
    public DateEntry ClosingDate { get; set; } = new();

    [BindProperty]
    public DateEntry EarliestStart { get; set; } = new();

    public int DraftsNotSent { get; private set; }

    /// <summary>Policy lets this reader publish alone.</summary>
    public bool OpensAtOnce => Host.PublishesAlone;

    public string NextRound => Opportunity.Round switch { 1 => "second", 2 => "third", 3 => "fourth", 4 => "fifth", var n => $"{n + 1}th" };

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        EarliestStart = DateEntry.Of(Details.EarliestStart);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        var request = new ReopenRequest(
            ClosingDate.Read(ModelState, nameof(ClosingDate), "the closing date"), EarliestStart.Read(ModelState, nameof(EarliestStart), "the earliest start"));
        if (!ModelState.IsValid) return Page();
        var reopened = await Opportunities.Act(Opportunity.Id.ToString(), "reopen", request, Cancel);
        if (!Took(reopened)) return Page();
        return Done(Here, reopened.Value!.State is OpportunityState.Live ? "It is open again: people can find it and apply" : "Sent for approval. Whoever publishes for your organisation sees it on their home page");
    }

    private async Task<IActionResult?> Find(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        if (!Can("reopen")) return HttpMethods.IsGet(Request.Method) ? Goto(Here) : StatusCode(StatusCodes.Status409Conflict);
        DraftsNotSent = (await Opportunities.Stages(Opportunity.Id.ToString(), Cancel)).OrNone()?.DraftsNotSent ?? 0;
        return null;
    }
}
