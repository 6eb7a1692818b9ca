using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage;

/// <summary>Where an organisation's own affairs are kept: what its reader may open.</summary>
internal sealed class SettingsModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    private static readonly (string Part, string Name, string What, bool AdminsOnly)[] All =
    [
        ("members", "People and roles", "Who belongs here, what each may do, and invitations", false),
        ("passport", "Organisation passport", "Legal name, insurance, VAT, signatories and standing terms, given once and accepted by all", false),
        ("units", "Units", "The teams or departments that opportunities are in", false),
        ("partners", "Partners", "Organisations that you may name where a post is for partners", false),
        ("sign-in", "Joining by e-mail domain", "Whether people with an address in your own domain come in at once or are answered by an admin", true),
        ("api-clients", "Your own systems", "Systems of yours that work here by themselves: what each may do, when it was last used, and its secret", true),
        ("activity", "Activity", "What was done here, by whom and when", true),
        ("policies", "Policies", "Who publishes an opportunity, and whose answer decides on a release", true),
    ];

    public IEnumerable<(string Part, string Name, string What, bool AdminsOnly)> Settings => All.Where(s => !s.AdminsOnly || Has(MemberRole.Admin));

    public async Task<IActionResult> OnGet(string org) => await Enter(org, organisations) ?? Page();
}
