using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

internal static class Given
{
    public static readonly Guid Kirklees = new("01890000-0000-7000-8000-00000000000a");
    public static readonly Guid Applicant = new("01890000-0000-7000-8000-0000000000a1");
    public static readonly Actor ApplicantActor = Actor.OfPerson(new PersonId(Applicant));
    public static readonly Actor Operator = Actor.OfPerson(new PersonId(new Guid("01890000-0000-7000-8000-0000000000f1")));

    public static OrganisationId KirkleesId => new(Kirklees);

    public static ApplyForOrganisation Form() => new(
        "Kirklees Council", Sector.Public, Register.OnsCode, "E08000034", null, "Head of people", ["kirklees.gov.uk"], "dpo@kirklees.gov.uk", false, Ladder.Generic, false);

    public static Claim Claim() => ClaimForm.Read(Form()).Value;

    public static Story<Organisation> Organisation() => new(new OrganisationKind(), Kirklees);

    public static Story<Organisation> Applied(Claim? claim = null) =>
        Organisation().When(new Apply("7k3m92qd", "kirklees-council", claim ?? Claim(), MemberKind.Person), ApplicantActor);

    public static Story<Organisation> InState(OrganisationState state)
    {
        var story = Applied();
        ICommand[] way = state switch
        {
            OrganisationState.Applied => [],
            OrganisationState.Returned => [AReturn],
            OrganisationState.Declined => [ADecline],
            OrganisationState.Verified => [AVerify],
            OrganisationState.Suspended => [AVerify, ASuspend],
            _ => [AVerify, AClose],
        };
        foreach (var command in way) story.When(command, Operator);
        return story;
    }

    public static readonly Verify AVerify = new(["kirklees.gov.uk"]);
    public static readonly Return AReturn = new(ReturnReason.AuthorityUnclear, "A letter from your chief executive.");
    public static readonly Decline ADecline = new(DeclineReason.NotWhoTheySay, "The council does not know of this.");
    public static readonly Suspend ASuspend = new(SuspendReason.BeingLookedInto, "We are looking into a report.");
    public static readonly Lift ALift = new("The report was unfounded.");
    public static readonly Close AClose = new(CloseReason.Merged, "Merged with its neighbour.");
}
