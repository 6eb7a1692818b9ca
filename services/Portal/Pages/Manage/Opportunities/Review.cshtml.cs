using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>The approver looks at what was sent: publish it, or return it with reasons.</summary>
internal sealed class ReviewModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : PreviewPage(opportunities, organisations, who, clock)
{
    public string? SentBy { get; private set; }

    /// <summary>Sent, and somebody else's to decide.</summary>
    public bool IsForSomebodyElse => Opportunity.State is OpportunityState.InReview && !Can("publish");

    public async Task<IActionResult> OnGet(string org, string reference) => await Find(org, reference) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        return Took(await Opportunities.Act(Opportunity.Id.ToString(), "publish", null, Cancel)) ? Done(Here, "It is open: people can find it and apply") : Page();
    }

    private async Task<IActionResult?> Find(string org, string reference)
    {
        if (await OpenToLook(org, reference) is { } refusal) return refusal;
        if (Opportunity.State is not OpportunityState.InReview && Microsoft.AspNetCore.Http.HttpMethods.IsGet(Request.Method)) return Goto(Here);
        if (Host.SubmittedBy is { } sender && (await Organisations.Members(Organisation.Organisation.ToString(), null, Cancel)).OrNone() is { } members)
            SentBy = members.Items.FirstOrDefault(m => m.Member == sender.Value)?.Name;
        return null;
    }
}
