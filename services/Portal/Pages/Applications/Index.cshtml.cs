using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Applications;

/// <summary>The reader's own applications.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, TimeProvider clock) : PortalPage
{
    public ListOf<ApplicationListItem> Applications { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public bool IsFiltered => !string.IsNullOrEmpty(State);

    public static IReadOnlyList<Choice> States { get; } = Choice.All<ApplicationState>(s => StateLabels.Of(s, StateReader.Person).Text);

    public static IReadOnlyList<Choice> Sorts { get; } = [new("changed", "Newest change first"), new("closing", "Closing first")];

    public async Task OnGet()
    {
        Now = clock.GetUtcNow();
        Applications = (await opportunities.Applications(Request.Query, Cancel)).OrThrow();
    }
}
