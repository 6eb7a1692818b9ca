using System.Text;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Activity.Api;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Activity;

/// <summary>What was done in the organisation, in words, with filters by address; also as CSV.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, ActivityReader activity, Who who, TimeProvider clock) : ManagePage(who)
{
    private const int PageSize = 50;
    private const int ExportPage = 100;
    private const int MostExported = 10_000;

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateEntry From { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public DateEntry To { get; set; } = new();

    public IReadOnlyList<ActivityLine> Lines { get; private set; } = [];

    /// <summary>The next page begins after it.</summary>
    public string? Older { get; private set; }

    public int FiltersOn => new[] { !string.IsNullOrEmpty(What), !string.IsNullOrWhiteSpace(Who), !From.IsEmpty, !To.IsEmpty }.Count(on => on);

    public string ExportAddress => $"{Root}/activity{Request.QueryString}{(Request.QueryString.HasValue ? "&" : "?")}handler=Export";

    public async Task<IActionResult> OnGet(string org, Guid? cursor)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        if (await Wanted() is not { } wanted) return Page();
        (Lines, var older) = await activity.Read(wanted, cursor, PageSize, Cancel);
        Older = older?.ToString();
        return Page();
    }

    public async Task<IActionResult> OnGetExport(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        if (await Wanted() is not { } wanted) return Page();
        var csv = new StringBuilder(CsvText.Line(["when", "who", "what", "action", "record", "id"]));
        Guid? before = null;
        for (var written = 0; written < MostExported;)
        {
            var (lines, older) = await activity.Read(wanted, before, ExportPage, Cancel);
            foreach (var line in lines)
                csv.Append(CsvText.Line([line.Entry.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), line.Who, line.What, line.Entry.Action, line.Entry.EntityKind, line.Entry.EntityId.ToString()]));
            written += lines.Count;
            if (older is null) break;
            before = older;
        }
        return File(Encoding.UTF8.GetBytes("\uFEFF" + csv), "text/csv; charset=utf-8", $"activity-{UkTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd}.csv");
    }

    public string? LinkOf(ActivityEntry entry) => entry.EntityKind == "opportunity" && Has(MemberRole.Host, MemberRole.Admin) ? $"{Root}/opportunities/{entry.EntityId}" : null;

    /// <summary>Null where a filter can't be read, or nobody fits it: the page says so and shows no line.</summary>
    private async Task<ActivityWanted?> Wanted()
    {
        var (from, to) = (From.Read(ModelState, nameof(From), "the first day"), To.Read(ModelState, nameof(To), "the last day"));
        if (from > to) ModelState.AddModelError(nameof(To), "Enter a last day that is not before the first.");
        if (!string.IsNullOrEmpty(What) && !ActivityWords.IsGroup(What)) What = null;
        Guid? member = null;
        if (!string.IsNullOrWhiteSpace(Who))
        {
            member = (await organisations.Names(Organisation.Organisation.ToString(), [], Who.Trim(), Cancel)).OrThrow().FirstOrDefault()?.Member;
            if (member is null) ModelState.AddModelError(nameof(Who), "Nobody here has this e-mail address.");
        }
        if (!ModelState.IsValid) return null;
        return new ActivityWanted(
            Organisation.Organisation, member, string.IsNullOrEmpty(What) ? null : What, from is { } first ? UkTime.At(first, TimeOnly.MinValue) : null,
            to is { } last ? UkTime.At(last.AddDays(1), TimeOnly.MinValue) : null);
    }
}
