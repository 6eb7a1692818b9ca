using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>Who asks to go, what their manager says, and by when it is to be decided.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : ManagePage(who)
{
    public ListOf<ReleaseListItem> Releases { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public bool IsFiltered => !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(Due);

    public static IReadOnlyList<Choice> States { get; } =
        [.. Choice.All<ReleaseState>(s => s is ReleaseState.Requested ? "Not decided yet" : StateLabels.Of(s, StateReader.Other).Text)];

    public static IReadOnlyList<Choice> Dues { get; } = [new("overdue", "Overdue"), new("today", "Today"), new("week", "Within 7 days")];

    public static IReadOnlyList<Choice> Sorts { get; } = [new("due", "Due first"), new("oldest", "Oldest first"), new("start", "Start first")];

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Releaser) is { } refusal) return refusal;
        Now = clock.GetUtcNow();
        Releases = (await opportunities.Releases(Organisation.Organisation, Request.Query, Cancel)).OrThrow();
        return Page();
    }

    /// <summary>By when it is to be decided, where it is still open.</summary>
    public string? DueOf(ReleaseListItem release) => release is not { State: ReleaseState.Requested, By: { } by } ? null
        : by < Now ? $"was due {Say.Date(by)}"
        : $"by {Say.Date(by)}{(Say.InDays(by, Now) is { } days ? $" ({days})" : "")}";
}
