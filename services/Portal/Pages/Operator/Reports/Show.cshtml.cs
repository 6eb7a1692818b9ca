using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Reports;

/// <summary>A reported post: what was said, the post itself, what was answered, and the two answers.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, Who who) : ReportedPostPage(opportunities, who)
{
    public OpportunityAnswer Post { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        Post = (await Opportunities.Get(Reported.Id.ToString(), Cancel)).OrThrow();
        return Page();
    }
}
