using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Frame;

/// <summary>A page on which the operator looks at, or decides, an organisation's claim.</summary>
internal abstract class ClaimPage(OrganisationsClient organisations) : PortalPage
{
    public OrganisationToCheck ToCheck { get; private set; } = null!;

    public OrganisationAnswer Organisation => ToCheck.Organisation;

    public OrganisationClaim? Claim => Organisation.Claim;

    /// <summary>Where the claim's page is.</summary>
    public string Root => $"/operator/organisations/{Organisation.Ref}";

    public bool CanDecide => Organisation.State is OrganisationState.Applied or OrganisationState.Returned;

    /// <summary>Null when the claim is there.</summary>
    protected async Task<IActionResult?> Find(string reference)
    {
        if (Ids.ParseRef(reference) is not { } known) return NotFound();
        ToCheck = (await organisations.ToCheck(known, Cancel)).OrThrow();
        return null;
    }
}
