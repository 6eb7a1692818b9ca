using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>A page about one opportunity of the organisation in the address; one of another organisation isn't there.</summary>
internal abstract class OpportunityPage(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : ManagePage(who)
{
    protected OpportunitiesClient Opportunities { get; } = opportunities;

    protected OrganisationsClient Organisations { get; } = organisations;

    public OpportunityAnswer Opportunity { get; protected set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public OpportunityDetails Details => Opportunity.Details;

    public OpportunityHostView Host => Opportunity.Host!;

    public string Name => Details.Title ?? "No title yet";

    public string List => $"{Root}/opportunities";

    /// <summary>The opportunity's own address.</summary>
    public string Here => $"{List}/{Opportunity.Ref}";

    public bool Can(string action) => Host.Actions.Contains(action);

    /// <summary>Choosing people is for those with the role host.</summary>
    public bool Chooses => Has(MemberRole.Host);

    public bool IsDraft => Opportunity.State is OpportunityState.Draft or OpportunityState.Returned;

    public StateLabel State => StateLabels.Of(Opportunity.State, StateReader.Host,
        Opportunity.ClosesAt is { } closes && closes > Now ? (int)(closes - Now).TotalDays : null);

    public int In(params IReadOnlyList<ApplicationState> states) => Host.Stages.Where(s => states.Contains(s.State)).Sum(s => s.Count);

    /// <summary>People who have neither an offer nor an ending.</summary>
    public int Waiting => In(ApplicationState.Submitted, ApplicationState.Shortlisted, ApplicationState.Interview);

    public int Accepted => In(ApplicationState.Accepted);

    /// <summary>Null when the reader may be here. To be called first.</summary>
    protected async Task<IActionResult?> Open(string org, string reference, params IReadOnlyList<MemberRole> anyOf)
    {
        if (await Enter(org, Organisations, anyOf.Count == 0 ? [MemberRole.Host, MemberRole.Admin] : anyOf) is { } refusal) return refusal;
        if (Ids.ParseRef(reference) is not { } known) return NotFound();
        Opportunity = (await Opportunities.Get(known, Cancel)).OrThrow();
        return Opportunity.Organisation == Organisation.Organisation && Opportunity.Host is not null ? null : NotFound();
    }
}
