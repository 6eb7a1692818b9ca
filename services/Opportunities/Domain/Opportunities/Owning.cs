using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// Who looks after a post: its owner, who is its writer until somebody takes it over, and co-owners. Any host of the organisation
/// may do anything with it; letters about it go to these.
/// </summary>
public static class Owning
{
    public const int MostCoOwners = 10;

    public static Decision<Opportunity> Name(Opportunity opportunity, NameCoOwners command, Turn turn)
    {
        List<FieldError> wrong = [];
        for (var i = 0; i < command.People.Count; i++)
        {
            if (!command.Hosts.Contains(command.People[i])) wrong.Add(new($"/people/{i}", "not_host", "Choose colleagues who have the role host."));
        }
        List<PersonId> named = [.. command.People.Distinct().Where(p => p != opportunity.Owner())];
        if (named.Count > MostCoOwners) wrong.Add(new("/people", "too_many", $"At most {MostCoOwners} co-owners."));
        if (wrong.Count > 0) return Error.Invalid("opportunity.co_owners", wrong);
        return named.SequenceEqual(opportunity.CoOwners)
            ? Decide.Unchanged(opportunity).Answer(opportunity.Standing())
            : Answered(opportunity with { CoOwners = named, ChangedAt = turn.Now });
    }

    public static Decision<Opportunity> TakeOver(Opportunity opportunity, TakeOver command, Turn turn)
    {
        if (turn.Actor.Person is not { } person) return Error.Forbidden("opportunity.person_needed", "A person takes over; an organisation's system cannot.");
        if (opportunity.Owner() == person) return Decide.Unchanged(opportunity).Answer(opportunity.Standing());
        if (!May(opportunity, command.Standing, person, command.OwnerIsHere))
            return Error.Forbidden("opportunity.has_owner", "Somebody looks after this. An admin can take it over, and a co-owner once they have left.");
        IEnumerable<PersonId> before = command.OwnerIsHere && opportunity.Owner() is { } owner ? [owner] : [];
        return Answered(opportunity with { OwnedBy = person, CoOwners = [.. before.Concat(opportunity.CoOwners).Where(p => p != person).Distinct().Take(MostCoOwners)], ChangedAt = turn.Now });
    }

    /// <param name="ownerIsHere">Whoever owns it still posts for the organisation.</param>
    public static bool May(Opportunity opportunity, HostStanding standing, PersonId person, bool ownerIsHere) =>
        opportunity.Owner() != person && (standing.Has(MemberRole.Admin) || (!ownerIsHere && opportunity.CoOwners.Contains(person)));

    private static Decision<Opportunity> Answered(Opportunity opportunity) => Decide.To(opportunity).Answer(opportunity.Standing());
}
