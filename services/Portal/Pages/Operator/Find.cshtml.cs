using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator;

/// <summary>One box for whatever somebody on the telephone gives: a reference, a name, an address.</summary>
internal sealed class FindModel(OrganisationsClient organisations, OpportunitiesClient opportunities) : PortalPage
{
    private const int Shortest = 3;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public bool Asked => !string.IsNullOrWhiteSpace(Q);

    public bool IsTooShort => Asked && Q!.Trim().Length < Shortest;

    public IReadOnlyList<OrganisationToCheck> Organisations { get; private set; } = [];

    public IReadOnlyList<OpportunityFound> Opportunities { get; private set; } = [];

    public IReadOnlyList<PersonFound> People { get; private set; } = [];

    /// <summary>What can't be reached, so that nobody takes «nothing found» for «there is none».</summary>
    public IReadOnlyList<string> Away { get; private set; } = [];

    public bool IsEmpty => Organisations.Count + Opportunities.Count + People.Count == 0;

    public async Task<IActionResult> OnGet()
    {
        if (!Asked || IsTooShort) return Page();
        var (words, away) = (Q!.Trim(), new List<string>());
        var isReference = Ids.ParseRef(words) is not null;
        try
        {
            var named = isReference ? (await organisations.ToCheck(words, Cancel)).OrNone() : null;
            Organisations = named is null ? (await organisations.Find(words, Cancel)).OrThrow().Items : [named];
            People = (await organisations.FindPeople(words, Cancel)).OrThrow();
        }
        catch (Exception e) when (IsAway(e))
        {
            away.Add("Organisations");
        }
        try
        {
            Opportunities = (await opportunities.Find(words, Cancel)).OrThrow();
        }
        catch (Exception e) when (IsAway(e))
        {
            away.Add("Opportunities");
        }
        Away = away;
        // A reference that is one record's leads there at once.
        return isReference && away.Count == 0 && Organisations.Count == 1 && Opportunities.Count + People.Count == 0 ? Goto($"/operator/organisations/{Organisations[0].Organisation.Ref}") : Page();
    }

    private static bool IsAway(Exception e) => e is UnavailableException or ApiProblemException { Problem.Status: >= 500 };
}
