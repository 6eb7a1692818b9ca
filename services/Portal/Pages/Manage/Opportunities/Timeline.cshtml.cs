using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>What happened to one opportunity, for its host's own people.</summary>
internal sealed class TimelineModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    public ListOf<OpportunityMoment> Found { get; private set; } = null!;

    public IEnumerable<TimelineLine> Lines => Found.Items.Select(m => new TimelineLine(m.At, By(m), MomentWords.Of(m)));

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        Found = (await Opportunities.Timeline(Opportunity.Id.ToString(), Request.Query, Cancel)).OrThrow();
        return Page();
    }

    private string By(OpportunityMoment moment) => moment.Who switch
    {
        "host" => $"{moment.Name ?? "A colleague"}, {Organisation.Name}",
        "system" => $"{Organisation.Name}, by its own system",
        "applicant" => "An applicant",
        _ => "The exchange",
    };
}
