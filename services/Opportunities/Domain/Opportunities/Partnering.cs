using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Posts that only named partners see: each named one has agreed to be a partner.</summary>
public static class Partnering
{
    /// <summary>Organisations that are named and aren't partners.</summary>
    public static IReadOnlyList<FieldError> Wrong(OpportunityDetails details, IReadOnlyList<OrganisationId> partners)
    {
        if (details.Visibility is not OpportunityVisibility.Partners) return [];
        List<FieldError> wrong = [];
        for (var i = 0; i < details.Partners?.Count; i++)
        {
            if (!partners.Contains(details.Partners[i]))
                wrong.Add(new(DetailsFields.Pointer($"partners/{i}"), "not_partner", "This organisation is not a partner of yours: both sides agree to that first."));
        }
        return wrong;
    }

    /// <summary>A partnership ended. A post that nobody else is named for stays its host's own people's until they name others.</summary>
    public static Decision<Opportunity> Forget(Opportunity opportunity, ForgetPartner command)
    {
        if (!Names(opportunity.Details) && !Names(opportunity.AsOpened)) return Decide.Unchanged(opportunity);
        return Decide.To(opportunity with { Details = Without(opportunity.Details), AsOpened = opportunity.AsOpened is { } shown ? Without(shown) : null });

        bool Names(OpportunityDetails? details) => details?.Partners?.Contains(command.Partner) == true;

        OpportunityDetails Without(OpportunityDetails details) => details with { Partners = details.Partners?.Where(p => p != command.Partner).ToList() is { Count: > 0 } left ? left : null };
    }
}
