using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Frame;

/// <summary>
/// A page under <c>/manage/{org}</c>. The address says whose it is; others get the page for what doesn't exist, members with
/// another role the one that names who can help.
/// </summary>
internal abstract class ManagePage(Who who) : PortalPage
{
    public Me Me { get; private set; } = null!;

    public MyMembership Organisation { get; private set; } = null!;

    /// <summary>The address of the organisation's pages.</summary>
    public string Root => Addresses.Manage(Organisation.Slug);

    public bool Has(params IReadOnlyList<MemberRole> anyOf) => Organisation.Roles.Any(anyOf.Contains);

    /// <summary>Null when the reader may be here; otherwise what to answer instead. To be called first.</summary>
    /// <param name="anyOf">The roles of which one is enough; none: every member.</param>
    protected async Task<IActionResult?> Enter(string org, OrganisationsClient organisations, params IReadOnlyList<MemberRole> anyOf)
    {
        Me = await who.Needed();
        if (Me.In(org) is not { } membership)
        {
            // An old slug, or the short reference, of an organisation of theirs.
            var known = (await organisations.Get(org, Cancel)).OrNone();
            return known is not null && known.Slug != org && Me.In(known.Slug) is not null && HttpMethods.IsGet(Request.Method)
                ? RedirectPermanent(Addresses.Manage(known.Slug) + Request.Path.Value![$"/manage/{org}".Length..] + Request.QueryString)
                : NotFound();
        }
        Organisation = membership;
        return anyOf.Count == 0 || Has(anyOf) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
