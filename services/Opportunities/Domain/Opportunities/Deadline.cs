using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Closing by the server's clock: a reminder is set when it goes live and moved when the date moves.</summary>
public static class Deadline
{
    public const string Reminder = "close";

    /// <summary>The last instant at which an application can be sent.</summary>
    public static DateTimeOffset? Of(OpportunityDetails details) => details.ClosingDate is { } day ? UkTime.EndOf(day) : null;

    public static Decision<Opportunity> Remind(this Decision<Opportunity> decision) =>
        decision.State?.ClosesAt is { } closes ? decision.Remind(Reminder, closes.AddSeconds(1), new CloseIfDue()) : decision;

    /// <summary>A reminder may come late, twice, or after the date was moved: only the state and the clock decide.</summary>
    public static Decision<Opportunity> CloseIfDue(Opportunity opportunity, Turn turn)
    {
        if (!Transitions.IsAllowed(opportunity.State, Move.DeadlinePasses)) return Decide.Unchanged(opportunity);
        if (turn.Now <= opportunity.ClosesAt) return Decide.Unchanged(opportunity).Remind();
        return Decide.To(opportunity.Make(Move.DeadlinePasses).Value with { ChangedAt = turn.Now })
            .Tell(new OpportunityClosed(opportunity.Id, opportunity.Organisation, AtDeadline: true));
    }
}
