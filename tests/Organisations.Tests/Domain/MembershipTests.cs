using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

public sealed class MembershipTests
{
    private static readonly Guid Jo = new("01890000-0000-7000-8000-0000000000b1");

    private static Story<Membership> Nobody() => new(new MembershipKind(), Membership.IdOf(Given.KirkleesId, Jo));

    private static Story<Membership> Joined(params MemberRole[] roles) => Nobody().When(AJoin(roles));

    private static Join AJoin(params MemberRole[] roles) => new(Given.KirkleesId, Jo, MemberKind.Person, null, roles);

    [Fact]
    public void Join_New_IsStaffTooAndThePersonLearnsOfIt()
    {
        var story = Joined(MemberRole.Host);

        Assert.Equal([MemberRole.Staff, MemberRole.Host], story.Is.Roles);
        Assert.IsType<MemberJoined>(Assert.Single(story.Last.Facts));
        Assert.Equal(Person.KeyOf(new PersonId(Jo)), Assert.Single(story.Last.FollowUps).Grain);
    }

    [Fact]
    public void Join_AsAdmin_TellsTheOrganisation() =>
        Assert.Contains(Joined(MemberRole.Admin).Last.FollowUps, f => f.Grain == Organisation.KeyOf(Given.KirkleesId) && f.Command is NoteAdmin n && n.Member == Jo);

    [Fact]
    public void EndClient_ASystem_IsNoMemberAnyMore()
    {
        var story = Nobody().When(new Join(Given.KirkleesId, Jo, MemberKind.Client, "Payroll", [MemberRole.Admin])).When(new EndClient());

        Assert.True(story.Is.Removed);
        Assert.Contains(story.Last.FollowUps, f => f.Command is NoteAccountGone gone && gone.Member == Jo);
    }

    [Fact]
    public void EndClient_APerson_IsRefused() => Assert.Equal("member.not_a_client", Joined(MemberRole.Host).When(new EndClient()).Refusal.Code);

    [Fact]
    public void Join_Client_HasNoPersonToTell()
    {
        var story = Nobody().When(new Join(Given.KirkleesId, Jo, MemberKind.Client, "Payroll", [MemberRole.Host]));

        Assert.Empty(story.Last.FollowUps);
        Assert.Equal("Payroll", story.Is.ClientName);
    }

    [Fact]
    public void Join_Again_AddsRolesAndTakesNone()
    {
        var story = Joined(MemberRole.Admin, MemberRole.Host).When(AJoin(MemberRole.Releaser));

        Assert.Equal([MemberRole.Staff, MemberRole.Admin, MemberRole.Host, MemberRole.Releaser], story.Is.Roles);
        Assert.Empty(story.Last.Facts);
    }

    [Fact]
    public void Join_DeliveredTwice_ChangesNothing()
    {
        var story = Joined(MemberRole.Host);
        var before = story.Is;

        Assert.Same(before, story.When(AJoin(MemberRole.Host)).Last.State);
    }

    [Fact]
    public void Join_AfterTheEnd_BeginsAfreshWithTheNewRolesOnly()
    {
        var story = Joined(MemberRole.Host).When(new EndMembership(1)).Later(TimeSpan.FromDays(30)).When(AJoin(MemberRole.Releaser));

        Assert.Equal([MemberRole.Staff, MemberRole.Releaser], story.Is.Roles);
        Assert.Equal((false, story.Now), (story.Is.Removed, story.Is.Since));
    }

    [Theory]
    [InlineData(MemberRole.Broker, false, "broker")]
    [InlineData(MemberRole.Operator, true, "operator")]
    public void Roles_ThatCannotBeHeldThere_AreRefused(MemberRole role, bool convening, string code)
    {
        Assert.Equal(code, Nobody().When(AJoin(role) with { Convening = convening }).Refusal.Fields.Single().Code);
        Assert.Equal(code, Joined().When(new SetRoles([role], 1, convening)).Refusal.Fields.Single().Code);
    }

    [Fact]
    public void Roles_BrokerInAConveningBody_Holds() =>
        Assert.Contains(MemberRole.Broker, Joined().When(new SetRoles([MemberRole.Broker], 1, Convening: true)).Is.Roles);

    [Fact]
    public void Join_ExchangeOperator_Holds()
    {
        var story = new Story<Membership>(new MembershipKind(), Membership.IdOf(Exchange.Organisation, Jo))
            .When(new Join(Exchange.Organisation, Jo, MemberKind.Person, null, [MemberRole.Operator]));

        Assert.Equal([MemberRole.Staff, MemberRole.Operator], story.Is.Roles);
    }

    [Fact]
    public void SetRoles_Same_ChangesNothingWhateverTheVersion()
    {
        var story = Joined(MemberRole.Host);
        var before = story.Is;

        Assert.Same(before, story.When(new SetRoles([MemberRole.Host], 99, false)).Last.State);
    }

    [Fact]
    public void SetRoles_ChangedMeanwhile_IsStale() =>
        Assert.Equal(ErrorKind.Stale, Joined(MemberRole.Host).When(AJoin(MemberRole.Releaser)).When(new SetRoles([], 1, false)).Refusal.Kind);

    [Fact]
    public void SetRoles_TakesAdminWithoutLeave_IsRefused() =>
        Assert.Equal("member.admin_not_let_go", Joined(MemberRole.Admin).When(new SetRoles([MemberRole.Host], 1, false)).Refusal.Code);

    [Fact]
    public void SetRoles_TakesAdminWithLeave_IsDone() =>
        Assert.Equal([MemberRole.Staff, MemberRole.Host], Joined(MemberRole.Admin).When(new SetRoles([MemberRole.Host], 1, false, AdminLetGo: true)).Is.Roles);

    [Fact]
    public void SetRoles_GivesAdmin_TellsTheOrganisation() =>
        Assert.IsType<NoteAdmin>(Joined().When(new SetRoles([MemberRole.Admin], 1, false)).Last.FollowUps.Single().Command);

    [Fact]
    public void End_Member_IsATombstoneForOthers()
    {
        var story = Joined(MemberRole.Host).When(new EndMembership(1));

        Assert.True(story.Is.Removed);
        Assert.IsType<MemberRemoved>(Assert.Single(story.Last.Facts));
        Assert.IsType<Part>(Assert.Single(story.Last.FollowUps).Command);
        var snapshot = Assert.IsType<MembershipChanged>(new MembershipKind().Snapshot(story.Is));
        Assert.True(snapshot.Removed);
        Assert.Empty(snapshot.Roles);
        Assert.Empty(new MembershipKind().Project(story.Is));
    }

    [Fact]
    public void End_AdminWithoutLeave_IsRefused() =>
        Assert.Equal("member.admin_not_let_go", Joined(MemberRole.Admin).When(new EndMembership(1)).Refusal.Code);

    [Fact]
    public void End_Twice_IsNotFound() =>
        Assert.Equal("member.not_found", Joined().When(new EndMembership(1)).When(new EndMembership(2)).Refusal.Code);

    [Fact]
    public void Finish_AskerDied_EndsTheMembership() =>
        Assert.True(Joined(MemberRole.Admin).When(new FinishAdminGone([], 1)).Is.Removed);

    [Fact]
    public void Finish_AskerDied_TakesTheRole() =>
        Assert.Equal([MemberRole.Staff, MemberRole.Host], Joined(MemberRole.Admin).When(new FinishAdminGone([MemberRole.Host], 1)).Is.Roles);

    [Fact]
    public void Finish_DoneAlready_ChangesNothing()
    {
        var story = Joined(MemberRole.Admin).When(new EndMembership(1, AdminLetGo: true));
        var before = story.Is;

        Assert.Same(before, story.When(new FinishAdminGone([], 1)).Last.State);
    }

    [Fact]
    public void Finish_ChangedOtherwiseMeanwhile_StaysAndTheOrganisationKnowsTheAdminAgain()
    {
        var story = Joined(MemberRole.Admin).When(AJoin(MemberRole.Host)).When(new FinishAdminGone([], 1));

        Assert.False(story.Is.Removed);
        Assert.IsType<NoteAdmin>(Assert.Single(story.Last.FollowUps).Command);
    }

    private static SetClient ASetClient(long version, string name = "Payroll", params MemberRole[] roles) => new(Given.KirkleesId, Jo, name, roles, version);

    private static Story<Membership> ASystem(params MemberRole[] roles) => Nobody().When(new Join(Given.KirkleesId, Jo, MemberKind.Client, "Payroll", roles));

    [Fact]
    public void SetClient_Newer_ChangesNameAndRoles()
    {
        var story = ASystem(MemberRole.Admin).When(ASetClient(2, "Rota", MemberRole.Host));

        Assert.Equal("Rota", story.Is.ClientName);
        Assert.Equal([MemberRole.Staff, MemberRole.Host], story.Is.Roles);
        Assert.Contains(story.Last.FollowUps, f => f.Command is NoteAccountGone);
    }

    [Fact]
    public void SetClient_OlderOrRemoved_ChangesNothing()
    {
        Assert.Equal("Rota", ASystem().When(ASetClient(3, "Rota")).When(ASetClient(2, "Payroll")).Is.ClientName);
        Assert.True(ASystem().When(new EndClient()).When(ASetClient(3)).Is.Removed);
    }

    /// <summary>News may come in any order: that it was made, after what was changed since.</summary>
    [Fact]
    public void SetClient_BeforeItIsKnown_BeginsAndJoinTakesNothingBack()
    {
        var story = Nobody().When(ASetClient(2, "Rota", MemberRole.Host)).When(new Join(Given.KirkleesId, Jo, MemberKind.Client, "Payroll", [MemberRole.Admin]));

        Assert.Equal("Rota", story.Is.ClientName);
        Assert.Equal([MemberRole.Staff, MemberRole.Host], story.Is.Roles);
    }

    [Fact]
    public void SetClient_APerson_IsRefused() => Assert.Equal("member.not_a_client", Joined(MemberRole.Host).When(ASetClient(2)).Refusal.Code);
}
