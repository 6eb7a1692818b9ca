using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Organisations;

/// <summary>The verified organisations.</summary>
internal sealed class IndexModel(OrganisationsClient organisations) : PortalPage
{
    public ListOf<OrganisationSummary> Found { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] Sector { get; set; } = [];

    public static IReadOnlyList<Choice> Sectors { get; } = Choice.All<Sector>(Labels.Of);

    public async Task OnGet() => Found = (await organisations.List(Request.Query, Cancel)).OrThrow();
}
