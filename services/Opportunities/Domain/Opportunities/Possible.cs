using Secondments.Contracts.Opportunities;
using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>What somebody of the host may do with an opportunity now, in the words of the paths.</summary>
public static class Possible
{
    private static readonly (string Name, Move Move)[] Moves =
    [
        ("submit", Move.Submit), ("publish", Move.Publish), ("return", Move.Return), ("pause", Move.Pause), ("resume", Move.Resume), ("close", Move.Close),
        ("fill", Move.MarkFilled), ("not-fill", Move.MarkNotFilled), ("reopen", Move.Reopen), ("archive", Move.Archive), ("withdraw", Move.Withdraw),
    ];

    public static IReadOnlyList<string> Actions(Opportunity opportunity, HostStanding standing, Actor actor)
    {
        List<string> actions = Writing.LockedFields(opportunity.State) is null ? [] : ["edit"];
        actions.AddRange(Moves.Where(m => Transitions.IsAllowed(opportunity.State, m.Move) && IsFor(m.Move, opportunity, standing, actor)).Select(m => m.Name));
        return actions;
    }

    private static bool IsFor(Move move, Opportunity opportunity, HostStanding standing, Actor actor) => move switch
    {
        Move.Submit or Move.Resume or Move.Reopen => Approval.Refusal(standing) is null,
        Move.Publish => Approval.Refusal(standing) is null && (opportunity.State is OpportunityState.InReview
            ? Approval.Refusal(opportunity, standing, actor) is null
            : Approval.MayPublishAlone(standing, actor)),
        Move.Return => Approval.Refusal(opportunity, standing, actor) is null,
        Move.MarkFilled => opportunity.Claims.Count > 0,
        Move.MarkNotFilled => opportunity.Claims.Count == 0,
        _ => true,
    };
}
