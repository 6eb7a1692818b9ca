using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage;

/// <summary>An organisation's own first page: what is due there, and what is still to set up.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, OpportunitiesClient opportunities, Who who, TimeProvider clock) : ManagePage(who)
{
    public OrganisationAnswer Whole { get; private set; } = null!;

    /// <summary>For hosts; null when they can't be shown.</summary>
    public IReadOnlyList<OpportunitySummary>? Opportunities { get; private set; }

    /// <summary>For releasers; null when they can't be shown.</summary>
    public IReadOnlyList<ReleaseListItem>? Releases { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public bool IsHost => Has(MemberRole.Host, MemberRole.Admin);

    public bool IsReleaser => Has(MemberRole.Releaser);

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations) is { } refusal) return refusal;
        Now = clock.GetUtcNow();
        Whole = (await organisations.Get(org, Cancel)).OrThrow();
        await Task.WhenAll(FindOpportunities(), FindReleases());
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
