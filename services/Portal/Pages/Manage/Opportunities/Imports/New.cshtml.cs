using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.Imports;

/// <summary>Takes a file and has it checked: nothing of it is saved yet.</summary>
[RequestSizeLimit(Largest + 100_000)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest + 100_000)]
internal sealed class NewModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : ManagePage(who)
{
    /// <summary>By the page. Systems send larger files by themselves.</summary>
    public const int Largest = 200_000_000;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Publish { get; set; }

    public static IReadOnlyList<Choice> Publishes { get; } =
        [new("false", "Save them as drafts", "You look at each, and send it"), new("true", "Open them", "Those that are complete open at once, or go to whoever publishes for your organisation")];

    public async Task<IActionResult> OnGet(string org) => await Enter(org, organisations, MemberRole.Host) ?? Page();

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host) is { } refusal) return refusal;
        if (Upload is null or { Length: 0 }) ModelState.AddModelError(nameof(Upload), Upload is null ? "Choose a file." : "The file is empty. Choose another.");
        else if (Upload.Length > Largest) ModelState.AddModelError(nameof(Upload), "The file is larger than 200 MB. Split it, and import the parts one after the other.");
        if (Publish is not ("true" or "false")) ModelState.AddModelError(nameof(Publish), "Choose what happens to the rows.");
        if (!ModelState.IsValid) return Page();

        // The same boundary each time, so that the same form sent again is the same request.
        using var content = new MultipartFormDataContent("----uploaded-file-of-opportunities") { { new StreamContent(Upload!.OpenReadStream()), "file" } };
        var started = await opportunities.CheckFile(Organisation.Organisation, Publish == "true", content, Cancel);
        return Took(started) ? Goto($"{Root}/opportunities/imports/{started.Value!.Id}") : Page();
    }

    public async Task<IActionResult> OnGetTemplate(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        // With the mark that makes spreadsheets read it as UTF-8.
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ImportColumns.Template(UkTime.DayOf(clock.GetUtcNow())))], "text/csv; charset=utf-8", "opportunities.csv");
    }

    protected override string FieldOf(FieldError error) => nameof(Upload);
}
