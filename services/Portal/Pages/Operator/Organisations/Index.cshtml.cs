using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>Claims to check, the longest-waiting first.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, TimeProvider clock) : PortalPage
{
    public ListOf<OrganisationToCheck> Found { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    /// <summary>Somebody has to do something before these go on.</summary>
    public bool IsWaiting => State is "applied" or "returned";

    public static IReadOnlyList<Choice> Sectors { get; } = Choice.All<Sector>(Labels.Of);

    public static IReadOnlyList<Choice> States { get; } = Choice.All<OrganisationState>(state => StateLabels.Of(state).Text);

    public async Task OnGet()
    {
        Now = clock.GetUtcNow();
        State = string.IsNullOrEmpty(State) ? "applied" : State;
        Found = (await organisations.ToCheck(Request.Query, Cancel)).OrThrow();
    }
}
