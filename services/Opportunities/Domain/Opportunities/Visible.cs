using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Who may read an opportunity, the host's own people apart.</summary>
public static class Visible
{
    /// <param name="organisations">Those that the reader belongs to.</param>
    public static bool To(Opportunity opportunity, bool signedIn, IEnumerable<OrganisationId> organisations)
    {
        // What was never open is its host's alone; what was, stays readable and says how it stands.
        if (opportunity.PublishedAt is null || opportunity.TakenDown is not null) return false;
        return opportunity.Visibility() switch
        {
            OpportunityVisibility.Public => true,
            OpportunityVisibility.Members => signedIn,
            OpportunityVisibility.Partners => organisations.Any(o => o == opportunity.Organisation || opportunity.Details.Partners?.Contains(o) == true),
            _ => false,
        };
    }
}
