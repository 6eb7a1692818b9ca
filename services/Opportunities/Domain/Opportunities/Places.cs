using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// Who holds a place. Claims live in the opportunity's own state, so that however many accept at one moment, accepted
/// applications never exceed places.
/// </summary>
public static class Places
{
    public static Decision<Opportunity> Claim(Opportunity opportunity, ClaimPlace command, Turn turn)
    {
        if (opportunity.Claims.Any(c => c.Application == command.Application))
            return Decide.Unchanged(opportunity).Answer(Answer(opportunity, command.Application));
        if (opportunity.PublishedAt is null || !Transitions.IsAllowed(opportunity.State, Move.LastPlaceTaken))
            return opportunity.State is OpportunityState.Filled ? NoneLeft(opportunity) : NotOpen(opportunity);
        if (opportunity.PlacesLeft() == 0) return NoneLeft(opportunity);

        var claimed = opportunity with { Claims = [.. opportunity.Claims, new(command.Application, turn.Now)], ChangedAt = turn.Now };
        var decision = FilledWhenFull(claimed);
        // Written with the claim: if the asker is cut off before it tells the application, this does.
        return decision
            .Answer(Answer(decision.State!, command.Application))
            .Then(Keys.Application(command.Application), new SettleClaim(Claimed: true));
    }

    public static Decision<Opportunity> Release(Opportunity opportunity, ReleasePlace command, Turn turn)
    {
        if (opportunity.Claims.All(c => c.Application != command.Application)) return Decide.Unchanged(opportunity);
        var released = opportunity with { Claims = [.. opportunity.Claims.Where(c => c.Application != command.Application)], ChangedAt = turn.Now };
        return Decide.To(released.State is OpportunityState.Filled ? released.Make(Move.PlaceFalls).Value : released);
    }

    /// <summary>Filled once the last place is held; the deadline no longer matters then.</summary>
    public static Decision<Opportunity> FilledWhenFull(Opportunity opportunity)
    {
        if (opportunity.PlacesLeft() > 0 || !Transitions.IsAllowed(opportunity.State, Move.LastPlaceTaken)) return Decide.To(opportunity);
        var filled = opportunity.Make(Move.LastPlaceTaken).Value;
        return Decide.To(filled)
            .Tell(new OpportunityFilled(filled.Id, filled.Organisation))
            .Forget(Deadline.Reminder);
    }

    private static PlaceClaimed Answer(Opportunity opportunity, ApplicationId application) =>
        new(application, opportunity.PlacesLeft(), opportunity.State is OpportunityState.Filled);

    private static Error NoneLeft(Opportunity opportunity) => Error.Conflict(
        "opportunity.places_filled", "The last place was taken.", Transitions.From(opportunity.State).Select(Transitions.Word));

    private static Error NotOpen(Opportunity opportunity) => Error.Conflict(
        "opportunity.not_open", "This opportunity has ended.", Transitions.From(opportunity.State).Select(Transitions.Word));
}
