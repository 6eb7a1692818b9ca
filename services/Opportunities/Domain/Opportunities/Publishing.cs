using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>From a draft to an open post, past the approver.</summary>
public static class Publishing
{
    public static Decision<Opportunity> Submit(Opportunity opportunity, Submit command, Turn turn)
    {
        if (!opportunity.Make(Move.Submit).TryGet(out var sent, out var refused)) return refused;
        if (Approval.Refusal(command.Standing) is { } organisation) return organisation;
        if (Completeness.Refusal(opportunity.WholeDetails(), command.Standing, turn.Now) is { } incomplete) return incomplete;

        sent = Sent(sent, turn);
        return command.Standing.Approval is ApprovalPolicy.Author
            ? GoLive(sent, Move.Publish, turn)
            : Decide.To(sent).Tell(new OpportunitySubmitted(sent.Id, sent.Organisation));
    }

    public static Decision<Opportunity> Return(Opportunity opportunity, Return command, Turn turn)
    {
        if (!opportunity.Make(Move.Return).TryGet(out var back, out var refused)) return refused;
        if (Approval.Refusal(opportunity, command.Standing, turn.Actor) is { } authority) return authority;
        if (!Reasons.ForReturn(command.Reasons).TryGet(out var reasons, out var wrong)) return wrong;
        return Decide.To(back with { Returned = reasons, ChangedAt = turn.Now })
            .Tell(new OpportunityReturned(back.Id, back.Organisation));
    }

    public static Decision<Opportunity> Publish(Opportunity opportunity, Publish command, Turn turn)
    {
        if (!Transitions.IsAllowed(opportunity.State, Move.Publish)) return Transitions.WrongState(opportunity);
        if (Approval.Refusal(command.Standing) is { } organisation) return organisation;
        var unsent = opportunity.State is not OpportunityState.InReview;
        if (unsent && !Approval.MayPublishAlone(command.Standing, turn.Actor))
            return Error.Forbidden("opportunity.needs_approval", "Send this for approval: in your organisation one person writes and another publishes.");
        if (Approval.Refusal(opportunity, command.Standing, turn.Actor) is { } authority) return authority;
        if (Completeness.Refusal(opportunity.WholeDetails(), command.Standing, turn.Now) is { } incomplete) return incomplete;
        return GoLive(unsent ? Sent(opportunity, turn) : opportunity, Move.Publish, turn);
    }

    public static Decision<Opportunity> Pause(Opportunity opportunity, Turn turn) =>
        opportunity.Make(Move.Pause).TryGet(out var paused, out var refused)
            ? Decide.To(paused with { ChangedAt = turn.Now })
            : refused;

    public static Decision<Opportunity> Resume(Opportunity opportunity, Resume command, Turn turn)
    {
        if (!opportunity.Make(Move.Resume).TryGet(out var live, out var refused)) return refused;
        if (Approval.Refusal(command.Standing) is { } organisation) return organisation;
        if (turn.Now > opportunity.ClosesAt)
            return Error.Invalid("opportunity.incomplete", new FieldError(DetailsFields.Pointer("closingDate"), "past", "The closing date has passed. Change it before it opens again."));
        return Decide.To(live with { ChangedAt = turn.Now });
    }

    /// <summary>Sends and publishes in one turn, or as far as the policy lets this actor.</summary>
    public static Decision<Opportunity> AsFarAsAllowed(Opportunity draft, HostStanding standing, Turn turn) =>
        Approval.MayPublishAlone(standing, turn.Actor) ? Publish(draft, new Publish(standing), turn) : Submit(draft, new Submit(standing), turn);

    /// <summary>As it stands from the moment it is out of its writer's hands.</summary>
    public static Opportunity Sent(Opportunity opportunity, Turn turn) => opportunity with
    {
        Details = Completeness.WithDefaults(opportunity.Details),
        SubmittedBy = turn.Actor,
        Returned = [],
        ChangedAt = turn.Now,
    };

    public static Decision<Opportunity> GoLive(Opportunity opportunity, Move move, Turn turn)
    {
        var live = opportunity.Make(move).Value with
        {
            AsOpened = null,
            PublishedAt = turn.Now,
            ClosesAt = Deadline.Of(opportunity.Details),
            ChangedAt = turn.Now,
        };
        var decision = Decide.To(live).Remind().Tell(new OpportunityPublished(live.Id, live.Organisation, live.Round));
        // Who applied in an earlier round and still waits hears of other terms; a later closing is what a round is.
        return opportunity.AsOpened is { } before && Terms.Changes(before, live.Details).Where(c => c.Field != "closingDate").ToList() is { Count: > 0 } changes
            ? decision.Tell(new OpportunityTermsChanged(live.Id, live.Organisation, turn.Now, changes))
            : decision;
    }
}
