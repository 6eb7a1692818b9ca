using Secondments.Contracts.Opportunities;
using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// The operator takes a post down. It ends where it can still end, and nobody but its host's own people sees it any more. Runs
/// as a follow-up of the decision, so it never refuses.
/// </summary>
public static class TakingDown
{
    public static Decision<Opportunity> TakeDown(Opportunity opportunity, TakeDown command, Turn turn)
    {
        if (opportunity.TakenDown is not null) return Decide.Unchanged(opportunity);
        var down = opportunity with { TakenDown = new(turn.Now, command.Line), ChangedAt = turn.Now };
        var decision = down.Make(Move.Withdraw).TryGet(out var withdrawn, out _)
            ? Decide.To(withdrawn).Forget(Deadline.Reminder, Terms.Reminder).Tell(new OpportunityWithdrawn(down.Id, down.Organisation))
            : Decide.To(down);
        return decision.Tell(new OpportunityTakenDown(down.Id, down.Organisation));
    }
}

/// <param name="Line">Why, as the operator wrote it for the host.</param>
public sealed record TakenDown(DateTimeOffset At, string Line);
