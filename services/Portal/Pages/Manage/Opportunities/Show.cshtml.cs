using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>One opportunity: as a draft its questions, then who stands where and the one thing to do next.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock, OidcSettings settings)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    /// <summary>People who began an application and have not sent it: a number only.</summary>
    public int DraftsNotSent { get; private set; }

    public string PublicAddress => settings.PublicUrl.TrimEnd('/') + Addresses.Opportunity(Opportunity.Slug, Opportunity.Ref);

    public int Answered => Section.For(Details).Count(s => s.StateIn(Details, Host.Missing) is Secondments.Pages.Parts.TaskState.Completed);

    public string? DaysLeft => Opportunity.ClosesAt is { } closes && closes > Now ? Say.InDays(closes, Now) : null;

    /// <summary>The one next action: what to do, where, and why; null when nothing waits for the host.</summary>
    public (string Text, string Href, string Why)? Next => Opportunity.State switch
    {
        OpportunityState.Draft or OpportunityState.Returned => ("Check and send", $"{Here}/check", ""),
        OpportunityState.InReview => Can("publish") ? ("Look at it", $"{Here}/review", "It waits for somebody to publish it.") : null,
        OpportunityState.Live or OpportunityState.Paused or OpportunityState.Closed when Chooses && Waiting > 0 =>
            ("Choose people", $"{Here}/people", $"{Say.Count(Waiting, "person waits", "people wait")} for your answer."),
        OpportunityState.Paused when Can("resume") => ("Open it again", $"{Here}/resume", "While it is paused nobody can apply."),
        OpportunityState.Closed when Accepted > 0 => ("Mark it as filled", $"{Here}/fill", "Somebody has accepted, and places are left."),
        OpportunityState.Closed when DraftsNotSent > 0 && Can("reopen") && In(ApplicationState.Offered) == 0 =>
            ("Open it again", $"{Here}/reopen", $"{Say.Count(DraftsNotSent, "person", "people")} had not sent theirs when it closed. If you open it again, they can."),
        OpportunityState.Closed when In(ApplicationState.Offered) == 0 => ("Say that it was not filled", $"{Here}/not-fill", "Nobody waits for an answer."),
        OpportunityState.Filled or OpportunityState.NotFilled when Chooses && Waiting > 0 =>
            ("Tell everyone", $"{Here}/tell-everyone", $"{Say.Count(Waiting, "person still waits", "people still wait")} and should hear."),
        _ => null,
    };

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        if (!Request.Path.Value!.TrimEnd('/').EndsWith(Opportunity.Ref, StringComparison.Ordinal)) return RedirectPermanent(Here);
        if (Opportunity.PublishedAt is not null) DraftsNotSent = (await Opportunities.Stages(Opportunity.Id.ToString(), Cancel)).OrNone()?.DraftsNotSent ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPostArchive(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        if (!Can("archive")) return StatusCode(StatusCodes.Status409Conflict);
        return Took(await Opportunities.Act(Opportunity.Id.ToString(), "archive", null, Cancel)) ? Done(List, $"{Name} is archived") : Page();
    }
}
