using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.Imports;

/// <summary>How far an import or a check is, and what happened to each row.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    private const string SecondsBetweenLooks = "3";

    public ImportAnswer Import { get; private set; } = null!;

    public ListOf<ImportRowOutcome> Rows { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    public string Imports => $"{Root}/opportunities/imports";

    public string Here => $"{Imports}/{Import.Id}";

    public bool IsOver => ImportWords.IsOver(Import);

    /// <summary>Where an import ended before its time; null for one that went through.</summary>
    public string? Stopped => Import.State is not (ImportState.Cancelled or ImportState.Failed) || Import.DryRun ? null
        : Import.LastLine is { } line
            ? $"It stopped after line {line}: {Import.Done:#,##0}{(Import.Total is { } total ? $" of {Say.Count(total, "row")}" : "")} {(Import.Done == 1 ? "was" : "were")} looked at. What is in stays in. To go on, upload the file again: rows that are here already stay as they are."
            : "It stopped before the first row. Nothing was imported.";

    /// <summary>A check that found something to import, by somebody who may.</summary>
    public bool CanImport => Import is { DryRun: true, State: ImportState.Finished } && Import.Added + Import.Changed > 0 && Has(MemberRole.Host);

    public IReadOnlyList<Choice> Outcomes => [.. Choice.All<ImportOutcome>(o => $"{ImportWords.Of(o).Text} ({Of(o)})")];

    public int Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Added => Import.Added,
        ImportOutcome.Changed => Import.Changed,
        ImportOutcome.Same => Import.Same,
        _ => Import.Refused,
    };

    public async Task<IActionResult> OnGet(string org, Guid import) => await Find(org, import) ?? await Show();

    /// <summary>Imports the file that was checked.</summary>
    public async Task<IActionResult> OnPostImport(string org, Guid import)
    {
        if (await Find(org, import) is { } refusal) return refusal;
        if (!CanImport) return StatusCode(StatusCodes.Status409Conflict);
        var started = await opportunities.RunImport(Import.Id, Cancel);
        return Took(started) ? Goto($"{Imports}/{started.Value!.Id}") : await Show();
    }

    public async Task<IActionResult> OnPostStop(string org, Guid import)
    {
        if (await Find(org, import) is { } refusal) return refusal;
        return Took(await opportunities.CancelImport(Import.Id, Cancel)) ? Done(Here, "It is stopped. Rows that are done stay") : await Show();
    }

    public async Task<IActionResult> OnGetRefused(string org, Guid import)
    {
        if (await Find(org, import) is { } refusal) return refusal;
        var file = (await opportunities.RefusedRows(import, Cancel)).OrThrow();
        return File(file.Content, file.ContentType, file.FileName ?? "refused-rows.csv");
    }

    public async Task<IActionResult> OnGetRows(string org, Guid import)
    {
        if (await Find(org, import) is { } refusal) return refusal;
        var file = (await opportunities.RowsFile(import, Cancel)).OrThrow();
        return File(file.Content, file.ContentType, file.FileName ?? "import-rows.csv");
    }

    private async Task<IActionResult?> Find(string org, Guid import)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        Import = (await opportunities.Import(import, Cancel)).OrThrow();
        return Import.Organisation == Organisation.Organisation ? null : NotFound();
    }

    private async Task<IActionResult> Show()
    {
        Rows = (await opportunities.ImportRows(Import.Id, Request.Query, Cancel)).OrThrow();
        // Without script: the browser itself looks again while it is at work.
        if (!IsOver) Response.Headers["Refresh"] = SecondsBetweenLooks;
        return Page();
    }
}
