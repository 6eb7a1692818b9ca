using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Tests.Domain;

public sealed class PersonTests
{
    private static readonly Guid Jo = new("01890000-0000-7000-8000-0000000000b1");

    private static readonly Inform AMail = new("organisations.organisation-verified", new Dictionary<string, string> { ["organisation"] = "Kirklees Council" });

    private static Story<Person> Nobody() => new(new PersonKind(), Jo);

    private static Story<Person> Known() => Nobody().When(new KeepContact("Jo Field", "jo@kirklees.gov.uk", 3));

    [Fact]
    public void KeepContact_Older_ChangesNothing() =>
        Assert.Equal("Jo Field", Known().When(new KeepContact("Jo Old", "old@kirklees.gov.uk", 2)).Is.Name);

    [Fact]
    public void KeepContact_Newer_Wins() =>
        Assert.Equal(("Jo Green", "jg@kirklees.gov.uk"), (Known().When(new KeepContact("Jo Green", "jg@kirklees.gov.uk", 4)).Is.Name, "jg@kirklees.gov.uk"));

    [Fact]
    public void ErasePerson_ErasesAllThatIsPersonal()
    {
        var story = Known().When(new WriteProfile(Profile.Empty with { Headline = "Analyst" })).When(new ErasePerson([]));

        Assert.True(story.Is.Erased);
        Assert.Equal((null, null, Profile.Empty), (story.Is.Name, story.Is.Email, story.Is.Profile));
        Assert.Empty(new PersonKind().Project(story.Is));
        Assert.Equal("person.erased", story.When(new WriteProfile(Profile.Empty)).Refusal.Code);
    }

    [Fact]
    public void WriteProfile_Parts_AreKeptWithTheMoment()
    {
        var wanted = new ProfilePreferences([OpportunityKind.Short], Pattern: WorkingPattern.PartTime, DaysPerWeek: 2.5m);
        var story = Known().When(new WriteProfile(Profile.Empty with { Preferences = wanted, Adjustments = "Step-free access" }));

        Assert.Equal((wanted, "Step-free access"), (story.Is.Profile.Preferences, story.Is.Profile.Adjustments));
        Assert.NotNull(story.Is.ProfileChangedAt);
    }

    [Fact]
    public void ErasePerson_EndsMembershipsAndInvitations()
    {
        var invitation = Guid.NewGuid();

        var followUps = Known().When(new Belong(Given.KirkleesId)).When(new ErasePerson([invitation])).Last.FollowUps;

        Assert.Equal([(Membership.KeyOf(Given.KirkleesId, Jo), typeof(EndErased)), (Invitation.KeyOf(invitation), typeof(ForgetInvitee))],
            followUps.Select(f => (f.Grain, f.Command.GetType())));
    }

    [Fact]
    public void ErasePerson_NotKnownYet_NeverIs() =>
        Assert.Null(Nobody().When(new ErasePerson([])).When(new KeepContact("Jo Field", "jo@kirklees.gov.uk", 5)).Is.Name);

    [Fact]
    public void ErasePerson_Twice_ChangesNothing()
    {
        var story = Known().When(new ErasePerson([]));
        var erased = story.Is;

        Assert.Same(erased, story.When(new ErasePerson([Guid.NewGuid()])).Is);
        Assert.Empty(story.Last.FollowUps);
    }

    [Fact]
    public void KeepContact_AfterErasure_BringsNothingBack() =>
        Assert.Null(Known().When(new ErasePerson([])).When(new KeepContact("Jo Field", "jo@kirklees.gov.uk", 5)).Is.Name);

    [Fact]
    public void Inform_Known_WritesToThem()
    {
        var mail = Assert.Single(Known().When(AMail).Last.Mails);

        Assert.Equal(("jo@kirklees.gov.uk", "Hello Jo Field", "Kirklees Council"), (mail.To, mail.Model["greeting"], mail.Model["organisation"]));
    }

    [Fact]
    public void Inform_AddressNotYetKnown_WaitsForIt()
    {
        var story = Nobody().When(AMail);
        Assert.Empty(story.Last.Mails);

        story.When(new KeepContact("Jo Field", "jo@kirklees.gov.uk", 1));

        Assert.Equal("jo@kirklees.gov.uk", Assert.Single(story.Last.Mails).To);
        Assert.Empty(story.Is.Waiting);
    }

    [Fact]
    public void Inform_Erased_WritesToNobody() =>
        Assert.Empty(Known().When(new ErasePerson([])).When(AMail).Last.Mails);

    [Fact]
    public void Project_Member_LetsTheirOrganisationsAndTheOperatorsReadTheName()
    {
        var story = Known().When(new Belong(Given.KirkleesId));
        Assert.Equal([Jo, Exchange.Organisation.Value, Given.Kirklees], ((PersonRow)new PersonKind().Project(story.Is).Single()).Readers);

        story.When(new Part(Given.KirkleesId));
        Assert.Equal([Jo, Exchange.Organisation.Value], ((PersonRow)new PersonKind().Project(story.Is).Single()).Readers);
    }

    [Fact]
    public void Personal_EveryValueOfThePerson_IsKeptOutOfTheAudit()
    {
        var open = typeof(Person).GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters()
            .Where(p => !p.IsDefined(typeof(PersonalAttribute), false)).Select(p => p.Name);

        Assert.Equal(["Id", "ContactVersion", "Organisations", "Erased", "ProfileChangedAt"], open);
    }
}
