using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class JoinRequestTests
{
    private static readonly PersonId Sam = new(new Guid("01890000-0000-7000-8000-0000000000d1"));
    private static readonly Side Kirklees = new(Given.KirkleesId, "Kirklees Council", "kirklees-council", OrganisationState.Verified);

    private static AskToJoin Ask(bool atOnce = false, bool wasMember = false, OrganisationState state = OrganisationState.Verified) =>
        new(Kirklees with { State = state }, false, "kirklees.gov.uk", atOnce, wasMember, "Sam Okafor");

    private static Story<JoinRequest> Nothing() => new(new JoinRequestKind(), JoinRequest.KeyOf(Given.KirkleesId, Sam.Value).Id);

    private static Story<JoinRequest> Asked(AskToJoin? ask = null) => Nothing().When(ask ?? Ask(), Actor.OfPerson(Sam));

    private static Join? Joins(Story<JoinRequest> story) => story.Last.FollowUps.Select(f => f.Command).OfType<Join>().SingleOrDefault();

    [Fact]
    public void Ask_WaitsAndShowsTheAdminsWhoItIs()
    {
        var story = Asked();

        Assert.Equal(JoinRequestState.Asked, story.Is.State);
        Assert.Null(Joins(story));
        Assert.Contains(story.Last.FollowUps, f => f.Grain == Person.KeyOf(Sam) && f.Command is ShowTo);
        Assert.Contains(story.Last.FollowUps, f => f.Command is TellAdmins told && told.Model["person"] == "Sam Okafor" && told.Page == $"/members/joining/{Sam}");
    }

    [Fact]
    public void Ask_OfADomainThatLetsIn_JoinsAsStaff()
    {
        var story = Asked(Ask(atOnce: true));

        Assert.Equal(JoinRequestState.Admitted, story.Is.State);
        Assert.Equal([MemberRole.Staff], Joins(story)!.Roles);
    }

    /// <summary>Whoever was removed doesn't come back by themselves.</summary>
    [Fact]
    public void Ask_OfADomainThatLetsIn_AfterTheyWereMembers_Waits() => Assert.Equal(JoinRequestState.Asked, Asked(Ask(atOnce: true, wasMember: true)).Is.State);

    [Fact]
    public void Ask_OfADomainThatLetsIn_OnHold_Waits() => Assert.Equal(JoinRequestState.Asked, Asked(Ask(atOnce: true, state: OrganisationState.Suspended)).Is.State);

    [Fact]
    public void Ask_Twice_IsAskedOnce()
    {
        var story = Asked();
        var version = story.Version;

        Assert.Equal(version, story.When(Ask(), Actor.OfPerson(Sam)).Version);
    }

    [Fact]
    public void Ask_BySystem_IsRefused() => Assert.Equal("join_request.people_only", Nothing().When(Ask(), new Actor(ActorKind.Client, Guid.NewGuid())).Refusal.Code);

    [Fact]
    public void Admit_JoinsHidesAndTells()
    {
        var story = Asked().When(new Admit(Kirklees, false), Given.ApplicantActor);

        Assert.Equal((JoinRequestState.Admitted, Sam.Value), (story.Is.State, Joins(story)!.Member));
        Assert.Contains(story.Last.FollowUps, f => f.Grain == Person.KeyOf(Sam) && f.Command is HideFrom);
        Assert.Contains(story.Last.FollowUps, f => f.Command is Inform { Template: "organisations.let-in" });
    }

    [Fact]
    public void Decline_TellsTheReasonAndCountsForAWeek()
    {
        var story = Asked().When(new DeclineJoin(Kirklees, "You left in June."), Given.ApplicantActor);
        Assert.Contains(story.Last.FollowUps, f => f.Command is Inform told && told.Model["text"] == "You left in June.");
        Assert.Null(Joins(story));

        Assert.Equal("join_request.declined_lately", story.Later(TimeSpan.FromDays(6)).When(Ask(), Actor.OfPerson(Sam)).Refusal.Code);
        Assert.Equal(JoinRequestState.Asked, story.Later(TimeSpan.FromDays(1)).When(Ask(), Actor.OfPerson(Sam)).Is.State);
    }

    [Fact]
    public void Answer_Answered_IsRefused()
    {
        Assert.Equal("join_request.answered", Asked().When(new Admit(Kirklees, false)).When(new DeclineJoin(Kirklees, "No.")).Refusal.Code);
        Assert.Equal("join_request.answered", Asked().When(new DeclineJoin(Kirklees, "No.")).When(new Admit(Kirklees, false)).Refusal.Code);
    }

    [Fact]
    public void Admit_NeverAsked_IsNothing() => Assert.Equal("join_request.not_found", Nothing().When(new Admit(Kirklees, false)).Refusal.Code);

    [Fact]
    public void SetSignIn_ProvenDomain_LetsIn()
    {
        var story = Given.InState(OrganisationState.Verified);
        Assert.False(SigningIn.AdmitsAtOnce(story.Is, "kirklees.gov.uk"));

        Assert.True(SigningIn.AdmitsAtOnce(story.When(new SetSignIn(["kirklees.gov.uk"])).Is, "kirklees.gov.uk"));
        Assert.False(SigningIn.AdmitsAtOnce(story.When(new SetSignIn([])).Is, "kirklees.gov.uk"));
    }

    [Theory]
    [InlineData("nhs.net", "shared")]
    [InlineData("leeds.gov.uk", "not_proven")]
    public void SetSignIn_DomainOfOthers_IsRefused(string domain, string code) =>
        Assert.Equal(code, Assert.Single(Given.InState(OrganisationState.Verified).When(new SetSignIn([domain])).Refusal.Fields).Code);
}
