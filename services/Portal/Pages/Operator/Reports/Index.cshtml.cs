using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Reports;

/// <summary>Posts that people reported; those that wait for an answer unless others are asked for.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, TimeProvider clock) : PortalPage
{
    public ListOf<ReportedPostAnswer> Found { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public static IReadOnlyList<Choice> States { get; } = [.. Choice.All<ReportState>(state => StateLabels.Of(state).Text), new Choice("all", "All")];

    public async Task OnGet(string? cursor, string? size)
    {
        Now = clock.GetUtcNow();
        State = string.IsNullOrEmpty(State) ? "open" : State;
        Found = (await opportunities.Reports([("state", State is "all" ? null : State), ("cursor", cursor), ("size", size)], Cancel)).OrThrow();
    }
}
