using Secondments.Contracts.Opportunities;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>What another post begins with when it is made of one that is there: all but what is that one's alone.</summary>
public static class Copying
{
    /// <summary>Dates that have passed mislead, and a reference names one post.</summary>
    public static OpportunityDetails OfPost(OpportunityDetails details) => details with { EarliestStart = null, ClosingDate = null, Reference = null };

    /// <summary>A template outlives the person who is asked about one post.</summary>
    public static OpportunityDetails ForTemplate(OpportunityDetails details) => OfPost(details) with { ContactName = null, ContactEmail = null };
}
