using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>The people who applied, by stage.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    public ListOf<CandidateListItem> People { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string[] Stage { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string[] Release { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Round { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public bool IsFiltered => Filters > 0;

    public int Filters => Stage.Length + Release.Length + (string.IsNullOrEmpty(Round) ? 0 : 1);

    /// <summary>To choose among, where there was more than one.</summary>
    public IReadOnlyList<Choice> Rounds => [.. Host.Rounds.Select(r => new Choice(r.Number.ToString(CultureInfo.InvariantCulture), $"Round {r.Number}"))];

    public static IReadOnlyList<Choice> Stages { get; } =
        [.. Choice.All<ApplicationState>(s => StateLabels.Of(s, StateReader.Host).Text).Where(c => c.Value is not "draft")];

    public static IReadOnlyList<Choice> Releases { get; } =
        [.. Choice.All<ReleaseState>(s => StateLabels.Of(s, StateReader.Host).Text), new("not_asked", "Employer not asked yet")];

    public static IReadOnlyList<Choice> Sorts { get; } = [new("newest", "Newest"), new("waiting", "Waiting longest"), new("fit", "Most skills named")];

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Open(org, reference, MemberRole.Host) is { } refusal) return refusal;
        People = (await Opportunities.Candidates(Opportunity.Id.ToString(), Request.Query, Cancel)).OrThrow();
        return Page();
    }
}
