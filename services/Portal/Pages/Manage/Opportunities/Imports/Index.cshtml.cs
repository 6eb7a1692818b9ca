using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.Imports;

/// <summary>The organisation's imports and checks of files, newest first.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    public ListOf<ImportAnswer> Found { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        Found = (await opportunities.Imports(Organisation.Organisation, Request.Query, Cancel)).OrThrow();
        return Page();
    }
}

/// <summary>How far an import is, as pages say it.</summary>
internal static class ImportWords
{
    public static StateLabel Of(ImportAnswer import) => import.State switch
    {
        ImportState.Waiting => new("Waiting", "yellow"),
        ImportState.Running => new(import.DryRun ? "Being checked" : "Being imported", "teal"),
        ImportState.Finished => new(import.DryRun ? "Checked" : "Imported", "green"),
        ImportState.Failed => new("There is a problem", "red"),
        _ => new("Stopped", "grey"),
    };

    public static StateLabel Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Added => new("Added", "green"),
        ImportOutcome.Changed => new("Changed", "teal"),
        ImportOutcome.Same => new("The same", "grey"),
        _ => new("Not imported", "orange"),
    };

    public static bool IsOver(ImportAnswer import) => import.State is ImportState.Finished or ImportState.Failed or ImportState.Cancelled;
}
