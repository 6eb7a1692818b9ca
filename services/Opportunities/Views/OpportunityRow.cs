using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Views;

/// <summary>An opportunity as its host's own lists need it. The host's alone: what others find, they find in the search.</summary>
public sealed partial class OpportunityRow : PrivateViewRow
{
    public string Ref { get; set; } = "";
    public string Slug { get; set; } = "";
    public Guid Organisation { get; set; }
    public string Title { get; set; } = "";
    public string? Unit { get; set; }
    public string? Reference { get; set; }
    public OpportunityKind? Kind { get; set; }
    public OpportunityState State { get; set; }
    public OpportunityVisibility? Visibility { get; set; }
    public int Places { get; set; }
    public int PlacesLeft { get; set; }
    public DateOnly? EarliestStart { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>For sorting: without a closing date last.</summary>
    public DateTimeOffset ClosingOrder { get; set; }

    public Guid? Owner { get; set; }

    private static readonly DateTimeOffset NoClosingDate = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static OpportunityRow Of(Opportunity opportunity) => new()
    {
        EntityId = opportunity.Id.Value,
        Readers = [opportunity.Organisation.Value, Exchange.Organisation.Value],
        Ref = opportunity.Ref,
        Slug = opportunity.Slug,
        Organisation = opportunity.Organisation.Value,
        Title = opportunity.Details.Title ?? "",
        Unit = opportunity.Details.Unit,
        Reference = opportunity.Details.Reference,
        Kind = opportunity.Details.Kind,
        State = opportunity.State,
        Visibility = opportunity.Visibility(),
        Places = opportunity.NumberOfPlaces(),
        PlacesLeft = opportunity.PlacesLeft(),
        EarliestStart = opportunity.Details.EarliestStart,
        CreatedAt = opportunity.CreatedAt,
        ChangedAt = opportunity.ChangedAt,
        PublishedAt = opportunity.PublishedAt,
        ClosesAt = opportunity.ClosesAt ?? Deadline.Of(opportunity.Details),
        ClosingOrder = opportunity.ClosesAt ?? Deadline.Of(opportunity.Details) ?? NoClosingDate,
        Owner = opportunity.Owner()?.Value,
    };
}
