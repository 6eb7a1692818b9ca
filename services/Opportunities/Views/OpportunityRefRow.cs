using Secondments.Grains;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Views;

/// <summary>Which opportunity a short reference means. Everybody's: whether they may see what it means is asked afterwards.</summary>
public sealed class OpportunityRefRow : ViewRow
{
    public string Ref { get; set; } = "";

    public static OpportunityRefRow Of(Opportunity opportunity) => new() { EntityId = opportunity.Id.Value, Ref = opportunity.Ref };
}
