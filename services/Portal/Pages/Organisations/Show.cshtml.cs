using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Organisations;

/// <summary>One organisation and what it offers.</summary>
internal sealed class ShowModel(OrganisationsClient organisations, SearchClient search, Who who) : PortalPage
{
    public OrganisationAnswer Organisation { get; private set; } = null!;

    /// <summary>Its public parts; null where they can't be shown.</summary>
    public PassportAnswer? Passport { get; private set; }

    /// <summary>Null when the search can't be reached.</summary>
    public SearchAnswer? Offers { get; private set; }

    public Me? Me { get; private set; }

    public async Task<IActionResult> OnGet(string slug)
    {
        Organisation = (await organisations.Get(slug, Cancel)).OrThrow();
        // An old slug, or a reference, leads to the page's own address.
        if (Organisation.Slug != slug) return RedirectPermanent(Addresses.Organisation(Organisation.Slug));
        Me = await who.Get();
        Passport = (await organisations.Passport(Organisation.Id.ToString(), Cancel)).OrNone();
        try
        {
            var answer = await search.Opportunities([("organisation", Organisation.Slug), ("sort", "closing"), ("size", "10")], Cancel);
            Offers = answer.IsOk ? answer.Value : null;
        }
        catch (UnavailableException)
        {
            // The page says so.
        }
        return Page();
    }

    public Ladder Ladder => Me?.Ladder ?? Organisation.Ladder;
}
