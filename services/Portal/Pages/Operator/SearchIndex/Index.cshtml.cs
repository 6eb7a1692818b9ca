using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.SearchIndex;

/// <summary>What the index of opportunities holds and what it should, with what mends each difference while searches go on.</summary>
internal sealed class IndexModel(SearchClient search, OpportunitiesClient opportunities, OrganisationsClient organisations, OperatorClients services) : PortalPage
{
    private const string Here = "/operator/search-index";
    private const string SecondsBetweenLooks = "3";
    private const int MostMended = 50;

    public const int MostShown = 50;

    private readonly IndexRepair _repair = new(search, opportunities, services);
    private readonly Dictionary<OrganisationId, string> _names = [];

    /// <summary>Null where the index doesn't answer.</summary>
    public IndexFigures? Held { get; private set; }

    /// <summary>How far the exchange is with telling everything again: organisations, then opportunities.</summary>
    public IReadOnlyList<RepublishAnswer> Told { get; private set; } = [];

    /// <summary>Null until they are compared.</summary>
    public ExpectedIndex? Expected { get; private set; }

    public IReadOnlyList<IndexDifference> Differences { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Compare { get; set; }

    public long OnTheWay => Told.Sum(t => t.Waiting);

    public bool IsTelling => Told.Any(t => t.IsRunning);

    /// <summary>Somebody asked for everything to be told, and a process ended before it was.</summary>
    public bool BrokeOff => Told.Any(t => t is { IsRunning: false, BegunAt: not null, EndedAt: null });

    public bool GoesOn => Held?.Rebuild is not null || IsTelling;

    public int Organisations => Differences.Select(d => d.Organisation).Distinct().Count();

    public static string Means(IndexDifference differs) => (differs.Held - differs.Expected) switch
    {
        < 0 => $"{Say.Count(differs.Expected - differs.Held, "post")} cannot be found",
        > 0 => $"{Say.Count(differs.Held - differs.Expected, "post")} should not be found",
        _ => "As many, but some are not up to date",
    };

    public string NameOf(OrganisationId organisation) => _names.GetValueOrDefault(organisation, "An organisation that is not known");

    public async Task<IActionResult> OnGet()
    {
        await Look();
        if (Compare is not null && Held is not null) await Match(Held);
        if (GoesOn && Compare is null) Response.Headers["Refresh"] = SecondsBetweenLooks;
        return Page();
    }

    public async Task<IActionResult> OnPostRepair()
    {
        await Match((await search.Figures(Cancel)).OrThrow());
        var differ = Differences.Select(d => d.Organisation).Distinct().ToList();
        foreach (var organisation in differ.Take(MostMended)) await _repair.Mend(organisation, Cancel);
        var rest = differ.Count - MostMended;
        return Done($"{Here}?Compare=yes", differ.Count == 0 ? "Nothing differs any more" : $"{Say.Count(Math.Min(differ.Count, MostMended), "organisation")} repaired{(rest > 0 ? $", {rest} to go" : "")}");
    }

    public async Task<IActionResult> OnPostRebuild()
    {
        (await search.BeginRebuild(Cancel)).OrThrow();
        return Done(Here, "The index is being built anew. People go on searching the present one");
    }

    public async Task<IActionResult> OnPostTell()
    {
        await _repair.TellEverything(Cancel);
        return Done(Here, "The exchange tells the index everything again");
    }

    private async Task Look()
    {
        Held = await IfItAnswers();
        Told = [(await services.Organisations.Republished(Cancel)).OrThrow(), (await services.Opportunities.Republished(Cancel)).OrThrow()];
    }

    private async Task<IndexFigures?> IfItAnswers()
    {
        try
        {
            return (await search.Figures(Cancel)).OrThrow();
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
        {
            return null;
        }
    }

    private async Task Match(IndexFigures held)
    {
        (Expected, Differences) = await _repair.Compare(held, Cancel);
        foreach (var id in Differences.Select(d => d.Organisation).Distinct().Take(MostMended))
        {
            if ((await organisations.ToCheck(id.ToString(), Cancel)).OrNone() is { } found) _names[id] = found.Organisation.Name;
        }
    }
}
