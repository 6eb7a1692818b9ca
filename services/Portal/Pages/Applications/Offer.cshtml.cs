using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>An offer, with its terms and home's conditions.</summary>
internal sealed class OfferModel(OpportunitiesClient opportunities, TimeProvider clock) : ApplicationPage(opportunities)
{
    public DateTimeOffset Now { get; private set; }

    public OfferAnswer Offer => Application.Offer!;

    public ReleaseLine? Release => Mine.Release;

    /// <summary>The post as it is today, for its terms; null when it can't be seen any more.</summary>
    public OpportunityAnswer? Opportunity { get; private set; }

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Load(reference) is { } refusal) return refusal;
        return Application.State is ApplicationState.Offered ? Page() : Goto(Root);
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Load(reference) is { } refusal) return refusal;
        var accepted = await Opportunities.AcceptOffer(Application.Id.ToString(), Cancel);
        // The place, or the offer, is gone: the application's own page says so.
        if (accepted.Problem is { Code: "application.places_filled" or "application.changed" }) return Goto(Root);
        if (Took(accepted)) return Done(Root, "You have accepted the offer");
        return Application.State is ApplicationState.Offered ? Page() : Goto(Root);
    }

    private async Task<IActionResult?> Load(string reference)
    {
        Now = clock.GetUtcNow();
        if (await Find(reference) is { } refusal) return refusal;
        Opportunity = (await Opportunities.Get(Post.Ref, Cancel)).OrNone();
        return null;
    }
}
