using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Reports;

namespace Secondments.Opportunities.Views;

/// <summary>A reported post in the operator's list: nobody else's.</summary>
public sealed class ReportedPostRow : PrivateViewRow
{
    public ReportState State { get; set; }
    public DateTimeOffset LastAt { get; set; }

    /// <summary>The id as text: breaks ties in lists.</summary>
    public string Name { get; set; } = "";

    public static ReportedPostRow Of(ReportedPost reported) => new()
    {
        EntityId = reported.Opportunity.Value,
        Readers = [Exchange.Organisation.Value],
        State = reported.State,
        LastAt = reported.LastAt,
        Name = reported.Opportunity.ToString(),
    };
}
