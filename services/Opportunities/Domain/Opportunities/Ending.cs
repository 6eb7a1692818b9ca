using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>How an opportunity ends by its host's hand. Nothing is deleted.</summary>
public static class Ending
{
    public static Decision<Opportunity> Close(Opportunity opportunity, Close command, Turn turn)
    {
        if (!opportunity.Make(Move.Close).TryGet(out var closed, out var refused)) return refused;
        if (!Reasons.Optional(command.Reason, OpportunityReasons.Close, turn.Now).TryGet(out var reason, out var wrong)) return wrong!;
        return Decide.To(closed with { Ended = reason, ChangedAt = turn.Now })
            .Forget(Deadline.Reminder)
            .Tell(new OpportunityClosed(closed.Id, closed.Organisation, AtDeadline: false));
    }

    public static Decision<Opportunity> MarkFilled(Opportunity opportunity, Turn turn)
    {
        if (!opportunity.Make(Move.MarkFilled).TryGet(out var filled, out var refused)) return refused;
        if (opportunity.Claims.Count == 0)
            return Error.Conflict("opportunity.nobody_accepted", "Nobody has accepted a place yet, so it is not filled.", Transitions.From(opportunity.State).Where(s => s is not OpportunityState.Filled).Select(Transitions.Word));
        return Decide.To(filled with { Ended = null, ChangedAt = turn.Now }).Tell(new OpportunityFilled(filled.Id, filled.Organisation));
    }

    public static Decision<Opportunity> MarkNotFilled(Opportunity opportunity, MarkNotFilled command, Turn turn)
    {
        if (!opportunity.Make(Move.MarkNotFilled).TryGet(out var notFilled, out var refused)) return refused;
        if (opportunity.Claims.Count > 0)
            return Error.Conflict("opportunity.somebody_accepted", "Somebody has accepted a place, so it is filled in part.", Transitions.From(opportunity.State).Where(s => s is not OpportunityState.NotFilled).Select(Transitions.Word));
        if (!Reasons.Needed(command.Reason, OpportunityReasons.NotFill, turn.Now).TryGet(out var reason, out var wrong)) return wrong;
        return Decide.To(notFilled with { Ended = reason, ChangedAt = turn.Now }).Tell(new OpportunityNotFilled(notFilled.Id, notFilled.Organisation));
    }

    public static Decision<Opportunity> Archive(Opportunity opportunity, Turn turn) =>
        opportunity.Make(Move.Archive).TryGet(out var archived, out var refused)
            ? Decide.To(archived with { ChangedAt = turn.Now })
            : refused;

    public static Decision<Opportunity> Withdraw(Opportunity opportunity, Withdraw command, Turn turn)
    {
        if (!opportunity.Make(Move.Withdraw).TryGet(out var withdrawn, out var refused)) return refused;
        if (!Reasons.Needed(command.Reason, OpportunityReasons.Withdraw, turn.Now).TryGet(out var reason, out var wrong)) return wrong;
        return Decide.To(withdrawn with { Ended = reason, ChangedAt = turn.Now })
            .Forget(Deadline.Reminder)
            .Tell(new OpportunityWithdrawn(withdrawn.Id, withdrawn.Organisation));
    }
}
