using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Secondments.Contracts.Organisations.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator;

/// <summary>What is broken, for whom, and what waits, oldest first.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, SearchClient search, OperatorClients services, TimeProvider clock) : PortalPage
{
    /// <summary>Claims that wait for a check; null when they can't be had.</summary>
    public long? ToVerify { get; private set; }

    public OrganisationToCheck? Oldest { get; private set; }

    /// <summary>Claims that wait for the applicant.</summary>
    public long? Returned { get; private set; }

    /// <summary>Null when the search can't be reached.</summary>
    public IndexFigures? Index { get; private set; }

    /// <summary>How much services could not deal with; null when none of them can be reached.</summary>
    public long? Undelivered { get; private set; }

    /// <summary>What can't be reached, and what people can't do for it.</summary>
    public IReadOnlyList<(string Part, string Effect)> Broken { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public async Task OnGet()
    {
        Now = clock.GetUtcNow();
        var broken = new List<(string, string)>();
        try
        {
            var waiting = (await organisations.ToCheck(State("applied"), Cancel)).OrThrow();
            (ToVerify, Oldest) = (waiting.Total, waiting.Items.Count > 0 ? waiting.Items[0] : null);
            Returned = (await organisations.ToCheck(State("returned"), Cancel)).OrThrow().Total;
        }
        catch (Exception e) when (IsAway(e))
        {
            broken.Add(("Organisations", "Nobody can join, invite people or change roles."));
        }
        try
        {
            Index = (await search.Figures(Cancel)).OrThrow();
        }
        catch (Exception e) when (IsAway(e))
        {
            broken.Add(("Search", "People cannot search. Opportunities open by their own address, and applying works."));
        }
        foreach (var service in services.All)
            if (await NotDelivered(service) is { } count) Undelivered = (Undelivered ?? 0) + count;
        Broken = broken;
    }

    private async Task<long?> NotDelivered(OperatorClient service)
    {
        try
        {
            return (await service.Undelivered(1, Cancel)).OrThrow().Total;
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }

    private static bool IsAway(Exception e) => e is UnavailableException or ApiProblemException { Problem.Status: >= 500 };

    private static QueryCollection State(string state) => new(new Dictionary<string, StringValues> { ["state"] = state, ["size"] = "1" });
}
