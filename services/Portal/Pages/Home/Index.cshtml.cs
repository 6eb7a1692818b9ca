using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Home;

/// <summary>What needs a person now, over all their hats; assembled from the services' own lists.</summary>
internal sealed class IndexModel(NeedsYou needs, OrganisationsClient organisations, Who who, TimeProvider clock) : PortalPage
{
    private const int MostShown = 10;

    public Me Me { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    /// <summary>Overdue first, then by date.</summary>
    public IReadOnlyList<HomeRow> Needed { get; private set; } = [];

    public IReadOnlyList<HomeRow> Waiting { get; private set; } = [];

    /// <summary>What the reader's applications came to of late.</summary>
    public IReadOnlyList<ApplicationListItem> Recent { get; private set; } = [];

    /// <summary>Whose part of the list could not be had.</summary>
    public bool IsPartial { get; private set; }

    public async Task OnGet(bool all)
    {
        Me = await who.Needed();
        Now = clock.GetUtcNow();
        var parts = await needs.Read(Me, Cancel);
        IsPartial = parts.Any(p => p.IsPartial);
        Recent = [.. parts.SelectMany(p => p.Recent)];
        await FindJoinable();
        Needed = [.. parts.SelectMany(p => p.Needed).OrderBy(r => r.By ?? DateTimeOffset.MaxValue).Take(all ? int.MaxValue : MostShown)];
        MoreNeeded = parts.Sum(p => p.Needed.Count) - Needed.Count;
        Waiting = [.. parts.SelectMany(p => p.Waiting).OrderBy(r => r.By ?? DateTimeOffset.MaxValue).Take(MostShown)];
    }

    /// <summary>For those who belong nowhere: whose domain their address lies in.</summary>
    public IReadOnlyList<JoinableOrganisation> Joinable { get; private set; } = [];

    /// <summary>How many more there are than are shown.</summary>
    public int MoreNeeded { get; private set; }

    /// <summary>«by 3 March 2026 (in 2 days)», or how long it is overdue.</summary>
    public string? DueOf(HomeRow row)
    {
        if (row.By is not { } by) return row.Note;
        if (by < Now) return $"was due {Say.Date(by)}";
        return Say.InDays(by, Now) is { } days ? $"by {Say.Deadline(by)} ({days})" : $"by {Say.Date(by)}";
    }

    private async Task FindJoinable()
    {
        if (Me.Organisations.Count > 0) return;
        try
        {
            Joinable = (await organisations.Joinable(Cancel)).OrNone()?.Items ?? [];
        }
        catch (UnavailableException)
        {
            IsPartial = true;
        }
    }
}
