using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Manage.Opportunities.Imports;

namespace Secondments.Portal.Pages.Operator.Imports;

/// <summary>Every organisation's imports: whose, when, how far.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, TimeProvider clock) : PortalPage
{
    public ListOf<ImportOfAny> Found { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public async Task OnGet(string? cursor, string? size) =>
        Found = (await opportunities.ImportsOfAll([("state", State), ("cursor", cursor), ("size", size)], Cancel)).OrThrow();

    public bool IsStuck(ImportOfAny import) => !ImportWords.IsOver(import.Import) && clock.GetUtcNow() - import.LastStep > Attention.ImportStuck;
}
