using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Tests.Applications;
using static Secondments.Opportunities.Tests.Releases.GivenRelease;

namespace Secondments.Opportunities.Tests.Releases;

public sealed class AskingTests
{
    [Fact]
    public void Request_ManagerInAProvenDomain_SendsTheLinkThere()
    {
        var decision = Nothing().When(Request(), Actor.System);

        var mail = Assert.Single(decision.Mails);
        Assert.Equal("opportunities.release-request", mail.Template);
        Assert.Equal("alex.hill@kirklees.example", mail.To);
        Assert.Equal($"/release/{ReleaseToken.Make(Id, Secret(0))}", mail.Model["link"]);
        Assert.Equal(UkTime.EndOf(new DateOnly(2026, 12, 7)), decision.State!.By);
        Assert.Equal(ReleaseWaitingFor.Manager, decision.State.WaitingFor);
    }

    [Fact]
    public void Request_KeepsTheSecretAsAHashOnly()
    {
        var decision = Nothing().When(Request(), Actor.System);

        var stored = System.Text.Json.JsonSerializer.Serialize(decision.State, Json.Stored);
        Assert.DoesNotContain(Secret(0), stored);
        Assert.Contains(Hash(0), stored);
    }

    [Fact]
    public void Request_Twice_AsksOnce()
    {
        var requested = Requested();

        var again = requested.When(Request(), Actor.System);

        Assert.Same(requested.State, again.State);
        Assert.Empty(again.Mails);
    }

    [Theory]
    [InlineData("alex@gmail.example", "outside_domain")]
    [InlineData("alex@hr.kirklees.example", "outside_domain")]
    [InlineData("alex@kirklees.example.evil.example", "outside_domain")]
    [InlineData("SAM@kirklees.example", "same_as_applicant")]
    public void Request_AddressThatHomeMustVouchFor_SendsNothingThere(string email, string because)
    {
        var decision = Nothing().When(Request(email), Actor.System);

        Assert.Empty(decision.Mails);
        Assert.Equal(ReleaseWaitingFor.AddressConfirmation, decision.State!.WaitingFor);
        Assert.Equal(because, decision.State.ConfirmBecause);
        Assert.Contains(decision.Facts, f => f is ReleaserNeeded { For: ReleaserNeededFor.AddressConfirmation });
    }

    [Fact]
    public void ConfirmManager_ByAReleaser_SendsTheLinkThen()
    {
        var mail = Assert.Single(Requested("alex@gmail.example").When(new ConfirmManager(null, null)).Mails);

        Assert.Equal("alex@gmail.example", mail.To);
    }

    [Fact]
    public void ConfirmManager_ByTheApplicantThemselves_IsForbidden() => Assert.Equal(
        "release.own", Requested("alex@gmail.example").When(new ConfirmManager(null, null), GivenApplication.Applicant).Refusal!.Code);

    [Fact]
    public void ChangeManager_WhileOpen_EndsTheOldLink()
    {
        var changed = Requested().With(Change("kim@kirklees.example"), GivenApplication.Applicant);

        Assert.Equal(ReleaseLinkState.Ended, Answering.StateOf(changed.State!, Hash(0), Start));
        Assert.Equal(ReleaseLinkState.Open, Answering.StateOf(changed.State!, Hash(1), Start));
        Assert.Equal("release_link.ended", changed.When(new AnswerByManager(Hash(0), Yes), Link).Refusal!.Code);
    }

    [Fact]
    public void ChangeManager_ToAnOutsideAddress_SendsNothingThere() =>
        Assert.Empty(Requested().When(Change("kim@elsewhere.example"), GivenApplication.Applicant).Mails);

    [Fact]
    public void ChangeManager_AfterTheAnswer_IsRefused() =>
        Assert.Equal("release.answered", Answered(Yes).When(Change("kim@kirklees.example"), GivenApplication.Applicant).Refusal!.Code);

    [Fact]
    public void ChangeManager_AfterNotMe_AsksTheOther()
    {
        var changed = Answered(NotMe).With(Change("kim@kirklees.example"), GivenApplication.Applicant);

        Assert.Equal(ReleaseWaitingFor.Manager, changed.State!.WaitingFor);
        Assert.Null(changed.State.Answer);
        Assert.Null(changed.State.SuggestedManagerEmail);
    }

    [Fact]
    public void MoveStart_Deferred_AsksHomeAgain()
    {
        var deferred = Requested().With(new DeferRelease(new DateOnly(2027, 4, 1), null, null));

        var decision = deferred.When(new MoveStart(new DateOnly(2027, 4, 5), 26), Actor.System);

        Assert.Equal(ReleaseState.Requested, decision.State!.State);
        Assert.Equal(ReleaseWaitingFor.Releaser, decision.State.WaitingFor);
        Assert.Contains(decision.Facts, f => f is ReleaserNeeded { For: ReleaserNeededFor.StartMoved });
    }

    [Fact]
    public void MoveStart_SameStart_ChangesNothing()
    {
        var deferred = Requested().With(new DeferRelease(new DateOnly(2027, 4, 1), null, null));

        Assert.Same(deferred.State, deferred.When(new MoveStart(GivenApplication.Details.EarliestStart, 26), Actor.System).State);
    }

    [Fact]
    public void Cancel_Requested_LeavesNothingToDecide()
    {
        var cancelled = Requested().With(new CancelRelease(), Actor.System);

        Assert.Equal(ReleaseState.Cancelled, cancelled.State!.State);
        Assert.Equal("release_link.nothing_to_decide", cancelled.When(new AnswerByManager(Hash(0), Yes), Link).Refusal!.Code);
    }

    [Fact]
    public void Cancel_Granted_StaysGranted()
    {
        var granted = Requested().With(new GrantRelease(null, null, null, null));

        Assert.Same(granted.State, granted.When(new CancelRelease(), Actor.System).State);
    }

    [Fact]
    public void Cancel_NeverAsked_DoesNothing() => Assert.Null(Nothing().When(new CancelRelease(), Actor.System).Refusal);

    [Fact]
    public void EachChange_IsToldToTheApplicationInOrder()
    {
        var requested = Requested();

        var first = Assert.IsType<FollowRelease>(Assert.Single(Nothing().When(Request(), Actor.System).FollowUps).Command);
        var second = Assert.IsType<FollowRelease>(Assert.Single(requested.When(new GrantRelease(null, null, null, null)).FollowUps).Command);
        Assert.True(second.Release.Order > first.Release.Order);
    }

    private static ChangeManager Change(string email) => new("Kim Lee", email, null, GivenApplication.Home);
}
