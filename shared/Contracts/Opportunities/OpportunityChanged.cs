using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities;

/// <summary>All that others may know of an opportunity. Search keeps the live ones and forgets the rest.</summary>
/// <param name="Ref">The short reference in its page's address.</param>
/// <param name="Slug">The readable part of that address.</param>
/// <param name="PlacesLeft">Places less claims that stand.</param>
/// <param name="ClosesAt">The last instant at which an application can be sent.</param>
public sealed record OpportunityChanged(
    OpportunityId Opportunity,
    string Ref,
    string Slug,
    OrganisationId Organisation,
    OpportunityState State,
    OpportunityDetails Details,
    int Round,
    int PlacesLeft,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosesAt) : Snapshot
{
    /// <summary>Whether an index has it, until it closes: open, with a place left, and something to call it by.</summary>
    public bool IsToBeFound() => this is { Removed: false, State: OpportunityState.Live, PlacesLeft: > 0, Details.Title.Length: > 0 };

    /// <summary>Who may find it: what isn't said is not yet said to all.</summary>
    public OpportunityVisibility FoundBy() => Details.Visibility ?? OpportunityVisibility.Programme;
}
