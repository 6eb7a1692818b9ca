using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

/// <summary>What goes with an account.</summary>
public sealed class AccountGoneTests
{
    private static readonly Guid Jo = new("01890000-0000-7000-8000-0000000000b1");
    private static readonly Guid Sam = new("01890000-0000-7000-8000-0000000000b2");

    private static Story<Membership> Member(params MemberRole[] roles) =>
        new Story<Membership>(new MembershipKind(), Membership.IdOf(Given.KirkleesId, Jo)).When(new Join(Given.KirkleesId, Jo, MemberKind.Person, null, roles));

    [Fact]
    public void Person_Erased_EndsMembershipsAndWhatTheyAskedFor()
    {
        var leeds = new OrganisationId(new Guid("01890000-0000-7000-8000-00000000000b"));
        var story = new Story<Person>(new PersonKind(), Jo)
            .When(new KeepContact("Jo", "jo@kirklees.gov.uk", 1)).When(new Belong(Given.KirkleesId)).When(new ShowTo(leeds))
            .When(new ErasePerson([]));

        Assert.True(story.Is.Erased);
        Assert.Contains(story.Last.FollowUps, f => f.Grain == Membership.KeyOf(Given.KirkleesId, Jo) && f.Command is EndErased);
        Assert.Contains(story.Last.FollowUps, f => f.Grain == JoinRequest.KeyOf(leeds, Jo) && f.Command is EndJoinErased);
    }

    [Fact]
    public void Membership_OfAnAdmin_EndsWithoutLeave()
    {
        var story = Member(MemberRole.Admin).When(new EndErased());

        Assert.True(story.Is.Removed);
        Assert.Contains(story.Last.FollowUps, f => f.Command is NoteAccountGone gone && gone.Member == Jo);
    }

    [Fact]
    public void Membership_OfAHost_AsksNobody() => Assert.DoesNotContain(Member(MemberRole.Host).When(new EndErased()).Last.FollowUps, f => f.Command is NoteAccountGone);

    [Fact]
    public void Membership_Ended_EndsOnce()
    {
        var story = Member(MemberRole.Admin).When(new EndErased());
        var version = story.Version;

        Assert.Equal(version, story.When(new EndErased()).Version);
    }

    [Fact]
    public void Organisation_LastAdminsAccountGone_SaysSo()
    {
        var story = Given.InState(OrganisationState.Verified).When(new NoteAccountGone(Given.Applicant, 2));

        Assert.Empty(story.Is.Admins);
        Assert.IsType<OrganisationWithoutAdmin>(Assert.Single(story.Last.Facts));
    }

    [Fact]
    public void Organisation_AnotherAdminStays_SaysNothing()
    {
        var story = Given.InState(OrganisationState.Verified).When(new NoteAdmin(Jo, 1)).When(new NoteAccountGone(Given.Applicant, 2));

        Assert.Equal([Jo], story.Is.Admins);
        Assert.Empty(story.Last.Facts);
    }

    [Fact]
    public void Appoint_NobodyLeft_MakesAnAdmin()
    {
        var story = Given.InState(OrganisationState.Verified).When(new NoteAccountGone(Given.Applicant, 2)).When(new AppointAdmin(Sam), Given.Operator);

        Assert.Contains(story.Last.FollowUps, f => f.Grain == Membership.KeyOf(Given.KirkleesId, Sam) && f.Command is BecomeAdmin);
        Assert.Equal([MemberRole.Staff, MemberRole.Admin, MemberRole.Host], Member(MemberRole.Host).When(new BecomeAdmin()).Is.Roles);
    }

    [Fact]
    public void Appoint_WhereThereIsOne_IsRefused() =>
        Assert.Equal("organisation.has_admin", Given.InState(OrganisationState.Verified).When(new AppointAdmin(Sam), Given.Operator).Refusal.Code);

    [Fact]
    public void JoinRequest_AccountGone_EndsAndStaysEnded()
    {
        var story = new Story<JoinRequest>(new JoinRequestKind(), JoinRequest.KeyOf(Given.KirkleesId, Jo).Id)
            .When(new AskToJoin(new Side(Given.KirkleesId, "Kirklees", "kirklees", OrganisationState.Verified), false, "kirklees.gov.uk", false, false, "Jo"), Actor.OfPerson(new PersonId(Jo)))
            .When(new EndJoinErased());
        Assert.Equal(JoinRequestState.Declined, story.Is.State);
        var version = story.Version;

        Assert.Equal(version, story.When(new EndJoinErased()).Version);
    }
}
