using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class InvitationTests
{
    private static readonly Actor Jo = Actor.OfPerson(new PersonId(new Guid("01890000-0000-7000-8000-0000000000b1")));
    private static readonly Actor Sam = Actor.OfPerson(new PersonId(new Guid("01890000-0000-7000-8000-0000000000b2")));
    private static readonly Guid Id = Invitation.IdOf(Given.KirkleesId, "jo@kirklees.gov.uk");

    private static Invite AnInvite(params MemberRole[] roles) => new(Given.KirkleesId, "Kirklees Council", "kirklees-council", false, "jo@kirklees.gov.uk", "Jo", roles);

    private static Story<Invitation> Sent(string secret = "first") => new Story<Invitation>(new InvitationKind(), Id).When(AnInvite(MemberRole.Host), secret: secret);

    private static Accept With(string secret) => new(Secrets.Hash(secret));

    [Fact]
    public void Invite_New_SendsALinkThatOnlyTheMailHolds()
    {
        var story = Sent("s3cret");

        var mail = Assert.Single(story.Last.Mails);
        Assert.Equal(("organisations.invitation", "jo@kirklees.gov.uk"), (mail.Template, mail.To));
        Assert.Equal((Id, "s3cret"), InvitationLink.Read(mail.Model["link"]["/invitation/".Length..]));
        Assert.Equal("16 March 2026", mail.Model["until"]);
        Assert.DoesNotContain("s3cret", System.Text.Json.JsonSerializer.Serialize(story.Is, Json.Stored));
        Assert.Equal((story.Now.AddDays(14), "expire"), (story.Last.Reminders.Single().Due, story.Last.Reminders.Single().Name));
    }

    [Fact]
    public void IdOf_SameAddressInAnotherCase_IsTheSameInvitation() =>
        Assert.Equal(Id, Invitation.IdOf(Given.KirkleesId, "Jo@Kirklees.gov.uk"));

    [Fact]
    public void Invite_BrokerWhereNobodyConvenes_IsRefused() =>
        Assert.Equal("member.role_not_here", new Story<Invitation>(new InvitationKind(), Id).When(AnInvite(MemberRole.Broker)).Refusal.Code);

    [Fact]
    public void Invite_IntoTheExchange_IsNotFound() =>
        Assert.Equal("organisation.not_found", new Story<Invitation>(new InvitationKind(), Id).When(AnInvite(MemberRole.Operator) with { Organisation = Exchange.Organisation }).Refusal.Code);

    [Fact]
    public void Accept_ByAPerson_JoinsThem()
    {
        var story = Sent().When(With("first"), Jo);

        Assert.Equal((InvitationState.Accepted, Jo.Id), (story.Is.State, story.Is.AcceptedBy));
        Assert.Equal(["expire"], story.Last.CancelledReminders);
        Assert.Equal(Given.KirkleesId, Assert.IsType<JoinedAnswer>(story.Last.Reply).Organisation);
        var followUp = Assert.Single(story.Last.FollowUps);
        Assert.Equal(Membership.KeyOf(Given.KirkleesId, Jo.Id), followUp.Grain);
        Assert.Equal([MemberRole.Staff, MemberRole.Host], Assert.IsType<Join>(followUp.Command).Roles);
    }

    [Fact]
    public void Accept_JoinSentTwice_JoinsOnceEvenIfTheMembershipEndedMeanwhile()
    {
        var join = (Join)Sent().When(With("first"), Jo).Last.FollowUps.Single().Command;
        var member = new Story<Membership>(new MembershipKind(), Membership.IdOf(Given.KirkleesId, Jo.Id));

        member.When(join).When(new EndMembership(1)).When(join);

        Assert.True(member.Is.Removed);
    }

    [Fact]
    public void Accept_ByASystem_IsRefused() =>
        Assert.Equal("invitation.people_only", Sent().When(With("first"), new Actor(ActorKind.Client, Guid.NewGuid())).Refusal.Code);

    [Fact]
    public void Accept_TwiceByTheSame_IsAnsweredTheSame()
    {
        var story = Sent().When(With("first"), Jo);
        var before = story.Is;

        story.When(With("first"), Jo);

        Assert.Same(before, story.Last.State);
        Assert.IsType<JoinedAnswer>(story.Last.Reply);
    }

    [Fact]
    public void Accept_ByAnotherAfterwards_IsGone() =>
        Assert.Equal("invitation.accepted", Sent().When(With("first"), Jo).When(With("first"), Sam).Refusal.Code);

    [Fact]
    public void Accept_UnknownSecret_IsNotFound() =>
        Assert.Equal(ErrorKind.NotFound, Sent().When(With("guessed"), Jo).Refusal.Kind);

    [Fact]
    public void Accept_AfterANewerLink_SaysSo() =>
        Assert.Equal("invitation.replaced", Sent().When(new Resend(), secret: "second").When(With("first"), Jo).Refusal.Code);

    [Fact]
    public void Accept_TheNewerLink_Joins() =>
        Assert.Equal(InvitationState.Accepted, Sent().When(new Resend(), secret: "second").When(With("second"), Jo).Is.State);

    [Fact]
    public void Accept_TheLastMoment_Joins() =>
        Assert.Equal(InvitationState.Accepted, Sent().Later(Invitation.GoodFor - TimeSpan.FromMilliseconds(1)).When(With("first"), Jo).Is.State);

    [Fact]
    public void Accept_AfterFourteenDaysBeforeTheReminderRan_IsGone() =>
        Assert.Equal("invitation.expired", Sent().Later(Invitation.GoodFor).When(With("first"), Jo).Refusal.Code);

    [Fact]
    public void Accept_Cancelled_IsGone() =>
        Assert.Equal("invitation.cancelled", Sent().When(new CancelInvitation()).When(With("first"), Jo).Refusal.Code);

    [Fact]
    public void Expire_WhenDue_EndsIt()
    {
        var story = Sent();

        Assert.Equal(InvitationState.Expired, story.When(story.Last.Reminders.Single().Command).Is.State);
    }

    [Fact]
    public void Expire_OfAnOlderLink_ChangesNothing()
    {
        var story = Sent();
        var late = story.Last.Reminders.Single().Command;

        Assert.Equal(InvitationState.Sent, story.Later(TimeSpan.FromDays(1)).When(new Resend()).When(late).Is.State);
    }

    [Fact]
    public void Resend_Accepted_IsRefusedWithWhatIsAllowed()
    {
        var error = Sent().When(With("first"), Jo).When(new Resend()).Refusal;

        Assert.Equal((ErrorKind.Conflict, "invitation.not_allowed_now"), (error.Kind, error.Code));
        Assert.Equal(["sent"], error.Allowed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("01890000000070008000000000000001")]
    public void ReadLink_Misshapen_IsNull(string text) => Assert.Null(InvitationLink.Read(text));
}
