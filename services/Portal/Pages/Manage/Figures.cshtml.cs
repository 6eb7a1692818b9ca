using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Profile;

namespace Secondments.Portal.Pages.Manage;

/// <summary>What an organisation may know of those who apply to it, in counts.</summary>
internal sealed class FiguresModel(OrganisationsClient organisations, OpportunitiesClient opportunities, Who who) : ManagePage(who)
{
    public EqualityFigures Equality { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        Equality = (await opportunities.EqualityOf(Organisation.Organisation, Cancel)).OrThrow();
        return Page();
    }

    public static string Months(EqualityPeriod period) =>
        period.From == period.To ? ProfileWords.Month(period.From)! : $"{ProfileWords.Month(period.From)} to {ProfileWords.Month(period.To)}";
}
