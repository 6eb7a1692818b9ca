using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Join;

/// <summary>What it takes to bring an organisation onto the exchange, and whether it is here already.</summary>
internal sealed class IndexModel(OrganisationsClient organisations) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<OrganisationSummary>? Found { get; private set; }

    public async Task OnGet()
    {
        if (string.IsNullOrWhiteSpace(Q)) return;
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["q"] = Q, ["size"] = "10" });
        Found = (await organisations.List(query, Cancel)).OrThrow().Items;
    }
}
