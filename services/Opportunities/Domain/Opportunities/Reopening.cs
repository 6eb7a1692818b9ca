using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>A closed or unfilled opportunity taken up again: a new round, beside which the ones before stay as they were.</summary>
public static class Reopening
{
    /// <summary>Each is kept in the state, which stays small by this.</summary>
    public const int MostRounds = 12;

    public static Decision<Opportunity> Reopen(Opportunity opportunity, Reopen command, Turn turn)
    {
        if (!Transitions.IsAllowed(opportunity.State, Move.Reopen)) return Transitions.WrongState(opportunity);
        if (Approval.Refusal(command.Standing) is { } organisation) return organisation;
        if (opportunity.TakenDown is not null) return Error.Conflict("opportunity.taken_down", "The operator has taken this down. Post another that mends it.");
        if (opportunity.Round >= MostRounds)
            return Error.Conflict("opportunity.too_many_rounds", $"It has been open {MostRounds} times. Post another, which can be a copy.", Transitions.From(opportunity.State).Select(Transitions.Word));

        var details = opportunity.WholeDetails();
        details = details with { ClosingDate = command.ClosingDate, EarliestStart = command.EarliestStart ?? details.EarliestStart };
        if (Completeness.Refusal(details, command.Standing, turn.Now) is { } incomplete) return incomplete with { Fields = [.. incomplete.Fields.Select(AsAsked)] };

        var alone = Approval.MayPublishAlone(command.Standing, turn.Actor);
        var again = NextRound(opportunity, turn).Write(details) with { AsOpened = InPart(opportunity.Details) };
        if (alone) return Publishing.GoLive(Publishing.Sent(again, turn), Move.ReopenAtOnce, turn);
        var sent = Publishing.Sent(again.Make(Move.Reopen).Value, turn);
        return Decide.To(sent).Tell(new OpportunitySubmitted(sent.Id, sent.Organisation));
    }

    private static Opportunity NextRound(Opportunity opportunity, Turn turn) => opportunity with
    {
        Round = opportunity.Round + 1,
        PastRounds =
        [
            .. opportunity.PastRounds,
            new(opportunity.Round, opportunity.PublishedAt!.Value, opportunity.ClosesAt, opportunity.State, opportunity.Ended, turn.Now),
        ],
        Ended = null,
        ClosesAt = null,
    };

    /// <summary>What others go on reading until somebody has approved the new round; so much of it that both texts fit into the state.</summary>
    private static OpportunityDetails InPart(OpportunityDetails details) =>
        DetailsLimits.Bytes(details) <= DetailsLimits.MostBytes / 2 ? details : details with { Description = null, Objectives = null };

    /// <summary>The request names two of the details by themselves.</summary>
    private static FieldError AsAsked(FieldError error) => error.Pointer switch
    {
        "/details/closingDate" => error with { Pointer = "/closingDate" },
        "/details/earliestStart" => error with { Pointer = "/earliestStart" },
        _ => error,
    };
}
