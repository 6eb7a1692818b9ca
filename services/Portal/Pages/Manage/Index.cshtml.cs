using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Manage.Passport;

namespace Secondments.Portal.Pages.Manage;

/// <summary>An organisation's own first page: what is due there, and what is still to set up.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, OpportunitiesClient opportunities, Who who, TimeProvider clock) : ManagePage(who)
{
    private static readonly TimeSpan RemindOfHold = TimeSpan.FromDays(30);

    public OrganisationAnswer Whole { get; private set; } = null!;

    /// <summary>For hosts; null when they can't be shown.</summary>
    public IReadOnlyList<OpportunitySummary>? Opportunities { get; private set; }

    /// <summary>For releasers; null when they can't be shown.</summary>
    public IReadOnlyList<ReleaseListItem>? Releases { get; private set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>For admins: what of the passport has expired or ends soon.</summary>
    public IReadOnlyList<(string What, DateOnly Until, StateLabel Label)> Ending { get; private set; } = [];

    /// <summary>For hosts, for a while after a hold was lifted: what reached its closing date meanwhile.</summary>
    public IReadOnlyList<OpportunitySummary> ClosedOnHold { get; private set; } = [];

    public bool IsHost => Has(MemberRole.Host, MemberRole.Admin);

    public bool IsReleaser => Has(MemberRole.Releaser);

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations) is { } refusal) return refusal;
        Now = clock.GetUtcNow();
        Whole = (await organisations.Get(org, Cancel)).OrThrow();
        if (Has(MemberRole.Admin)) Ending = PassportWords.Ending((await organisations.Passport(org, Cancel)).OrThrow(), UkTime.DayOf(Now));
        await Task.WhenAll(FindOpportunities(), FindReleases(), FindClosedOnHold());
        return Page();
    }

    private async Task FindOpportunities()
    {
        if (!IsHost) return;
        try
        {
            Opportunities = (await opportunities.List(Organisation.Organisation, "changed", Cancel, "draft", "in_review", "returned", "live", "paused", "closed")).OrNone()?.Items;
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: 503 })
        {
            // The page says that they can't be shown.
        }
    }

    private async Task FindClosedOnHold()
    {
        if (!IsHost || Whole.Hold is not { Until: { } until } hold || Now - until > RemindOfHold) return;
        try
        {
            var closed = (await opportunities.List(Organisation.Organisation, "changed", Cancel, "closed", "not_filled")).OrNone()?.Items ?? [];
            ClosedOnHold = [.. closed.Where(o => o.ClosesAt >= hold.From && o.ClosesAt <= until).OrderBy(o => o.ClosesAt)];
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: 503 })
        {
            // The list above says that opportunities can't be shown.
        }
    }

    private async Task FindReleases()
    {
        if (!IsReleaser) return;
        try
        {
            Releases = (await opportunities.Releases(Organisation.Organisation, Cancel, "requested")).OrNone()?.Items;
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: 503 })
        {
            // The page says that they can't be shown.
        }
    }
}
