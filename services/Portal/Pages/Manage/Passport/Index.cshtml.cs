using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>The passport, whole, for the organisation's members.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, Who who, TimeProvider clock) : ManagePage(who)
{
    public PassportAnswer Passport { get; private set; } = null!;

    public DateOnly Today { get; } = UkTime.DayOf(clock.GetUtcNow());

    public bool IsAdmin => Has(MemberRole.Admin);

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations) is { } refusal) return refusal;
        Passport = (await organisations.Passport(Organisation.Organisation.ToString(), Cancel)).OrThrow();
        return Page();
    }
}
