using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Partners;

/// <summary>A page about one partner.</summary>
internal abstract class PartnerPage(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    protected OrganisationsClient Organisations { get; } = organisations;

    public PartnerAnswer Partner { get; private set; } = null!;

    public string Here => $"{Root}/partners/{Partner.Partner}";

    protected string Own => Organisation.Organisation.ToString();

    protected async Task<IActionResult?> Find(string org, Guid partner)
    {
        if (await Enter(org, Organisations, MemberRole.Admin) is { } refusal) return refusal;
        var cursor = (string?)null;
        do
        {
            var page = (await Organisations.PartnersFrom(Own, cursor, Cancel)).OrThrow();
            if (page.Items.FirstOrDefault(p => p.Partner.Value == partner) is { } found)
            {
                Partner = found;
                return null;
            }
            cursor = page.Next;
        }
        while (cursor is not null);
        return NotFound();
    }
}
