using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Opportunities;

/// <summary>One opportunity, as its reader may see it, and whether they can apply.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, OrganisationsClient organisations, SearchClient search, Who who, TimeProvider clock) : PortalPage
{
    public OpportunityAnswer Opportunity { get; private set; } = null!;

    public OpportunityDetails Details => Opportunity.Details;

    public OrganisationAnswer? Host { get; private set; }

    public Me? Me { get; private set; }

    public EligibilityAnswer? Eligibility { get; private set; }

    /// <summary>The reader's own, where their profile names one.</summary>
    public int? Band { get; private set; }

    public IReadOnlyList<SearchHit> Similar { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public Ladder Ladder => Me?.Ladder ?? Host?.Ladder ?? Ladder.Generic;

    public StateLabel State => StateLabels.Of(Opportunity.State, Opportunity.Host is null ? StateReader.Other : StateReader.Host,
        Opportunity.ClosesAt is { } closes && closes > Now ? (int)(closes - Now).TotalDays : null);

    /// <summary>Why nobody can apply at the moment; null while one can.</summary>
    public string? Closed => Opportunity switch
    {
        { TakesApplications: true } => null,
        { OnHold: true } => $"On hold. {Opportunity.OrganisationName} cannot take applications at the moment.",
        { State: OpportunityState.Paused } => "This opportunity is paused. It may open again.",
        { State: OpportunityState.Filled } => "All places are filled.",
        { State: OpportunityState.Withdrawn } => "The host has withdrawn this opportunity.",
        { State: OpportunityState.Draft or OpportunityState.InReview or OpportunityState.Returned } => "This is not open yet. Only your organisation sees it.",
        { ClosesAt: { } closes } when closes <= Now => $"This closed on {Say.Deadline(closes)}.",
        _ => "This is closed.",
    };

    public async Task<IActionResult> OnGet(string address)
    {
        if (Addresses.RefOf(address) is not { } reference) return NotFound();
        Opportunity = (await opportunities.Get(reference, Cancel)).OrThrow();
        var canonical = Addresses.Opportunity(Opportunity.Slug, Opportunity.Ref);
        if (Request.Path != canonical) return RedirectPermanent(canonical);

        Now = clock.GetUtcNow();
        Me = await who.Get();
        await Task.WhenAll(FindHost(), FindEligibility(), FindSimilar());
        return Page();
    }

    private async Task FindHost()
    {
        try
        {
            Host = (await organisations.Get(Opportunity.Organisation.ToString(), Cancel)).OrNone();
        }
        catch (UnavailableException)
        {
            // The opportunity has its name.
        }
    }

    private async Task FindEligibility()
    {
        if (Me is null || Closed is not null) return;
        try
        {
            Band = (await organisations.MyProfile(Cancel)).OrNone()?.Band;
        }
        catch (UnavailableException)
        {
            // The grade is then for the reader to check.
        }
        Eligibility = (await opportunities.Eligibility(Opportunity.Id.ToString(), Me.Employers.FirstOrDefault()?.Organisation, Cancel, Band)).OrNone();
    }

    private async Task FindSimilar()
    {
        try
        {
            var answer = await search.Similar(Opportunity.Id.ToString(), Cancel);
            Similar = answer.IsOk ? answer.Value!.Items : [];
        }
        catch (UnavailableException)
        {
            // The page doesn't need them.
        }
    }
}
