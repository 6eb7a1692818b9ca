using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Letters to the host's own people about a post.</summary>
public static class OpportunityMails
{
    public static Decision<Opportunity> Tell(Opportunity opportunity, TellPosters command) => command.Addresses.Count == 0
        ? Decide.Unchanged(opportunity)
        : Decide.Unchanged(opportunity).Send(command.Addresses.Select(address => Of(opportunity, command, address)));

    private static Mail Of(Opportunity opportunity, TellPosters command, string address) => new(
        command.What switch
        {
            "taken_down" => "opportunities.taken-down",
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.What, "No letter of this name."),
        },
        address,
        new Dictionary<string, string>
        {
            ["title"] = opportunity.Details.Title ?? "No title yet",
            ["organisation"] = command.OrganisationName,
            ["line"] = opportunity.TakenDown?.Line ?? "",
            ["link"] = $"/manage/{command.OrganisationSlug}/opportunities/{opportunity.Ref}",
        });
}
