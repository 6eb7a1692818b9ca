using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>The organisation's own opportunities, with how many people stand where.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : ManagePage(who)
{
    public ListOf<OpportunitySummary> Found { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string[] State { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] Unit { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string[] Owner { get; set; } = [];

    /// <summary>The organisation's units, and those that are asked for and are units no more.</summary>
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>Those who post for it, and who is asked for.</summary>
    public IReadOnlyList<Choice> Owners { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>How many values narrow the list, words apart.</summary>
    public int Filters => State.Concat(Unit).Concat(Owner).Count(s => !string.IsNullOrEmpty(s));

    public bool IsFiltered => Filters > 0 || !string.IsNullOrWhiteSpace(Q);

    public static IReadOnlyList<Choice> States { get; } = Choice.All<OpportunityState>(state => StateLabels.Of(state, StateReader.Host).Text);

    public static IReadOnlyList<Choice> Sorts { get; } =
        [new("changed", "Last changed"), new("closing", "Closing soonest"), new("newest", "Newest"), new("waiting", "Most people waiting"), new("title", "Title")];

    /// <summary>«2 new, 1 shortlisted»: people by stage.</summary>
    public static string Stages(OpportunitySummary opportunity) => Say.Sentence(string.Join(", ",
        opportunity.Stages.Where(s => s.Count > 0).Select(s => $"{s.Count} {StateLabels.Of(s.State, StateReader.Host).Text.ToLowerInvariant()}")));

    public StateLabel LabelOf(OpportunitySummary opportunity) => StateLabels.Of(opportunity.State, StateReader.Host,
        opportunity.ClosesAt is { } closes && closes > Now ? (int)(closes - Now).TotalDays : null);

    /// <summary>The same posts as a file.</summary>
    public string ExportAs(string format) => Request.QueryString.HasValue
        ? $"{Root}/opportunities{Request.QueryString}&handler=Export&format={format}"
        : $"{Root}/opportunities?handler=Export&format={format}";

    public async Task<IActionResult> OnGetExport(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        return (await opportunities.Export(Organisation.Organisation, Request.Query, Cancel)).OrThrow();
    }

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        Found = (await opportunities.List(Organisation.Organisation, Request.Query, Cancel)).OrThrow();
        var units = (await organisations.Units(Organisation.Organisation.ToString(), Cancel)).OrThrow().Items.Select(u => u.Name);
        Units = [.. units.Concat(Unit.Where(u => !string.IsNullOrEmpty(u))).Distinct().Order(StringComparer.CurrentCulture).Select(u => new Choice(u, u))];
        var hosts = (await organisations.Hosts(Organisation.Organisation, Cancel)).Select(m => new Choice(m.Member.ToString(), m.Name ?? m.Email ?? "A colleague"));
        Owners = [.. hosts.OrderBy(c => c.Text, StringComparer.CurrentCulture).Concat(Owner.Where(o => Guid.TryParse(o, out _)).Select(o => new Choice(o, "Somebody who no longer posts here"))).DistinctBy(o => o.Value)];
        return Page();
    }
}
