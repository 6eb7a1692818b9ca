using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

public sealed class AcceptingTests
{
    [Fact]
    public void Accept_WithoutARelease_IsRefused() => Assert.Equal("application.release_needed", Offered().When(new AcceptOffer(), Applicant).Refusal!.Code);

    [Theory]
    [InlineData(ReleaseState.Requested)]
    [InlineData(ReleaseState.Deferred)]
    [InlineData(ReleaseState.Refused)]
    [InlineData(ReleaseState.Expired)]
    public void Accept_HomeSaidAnythingButYes_IsRefused(ReleaseState state) =>
        Assert.Equal("application.release_needed", Offered().With(Release(state)).When(new AcceptOffer(), Applicant).Refusal!.Code);

    [Theory]
    [InlineData(ReleaseState.Granted)]
    [InlineData(ReleaseState.GrantedWithConditions)]
    public void Accept_Released_ClaimsAPlaceAndIsNotAcceptedYet(ReleaseState state)
    {
        var decision = Offered().With(Release(state)).When(new AcceptOffer(), Applicant);

        Assert.Equal(ApplicationState.Offered, decision.State!.State);
        Assert.Equal(new ClaimPlace(Id), Assert.Single(decision.FollowUps).Command);
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Accept_AfterItsDate_IsRefused()
    {
        var late = Released();

        Assert.Equal("application.offer_ended", late.At(late.State!.Offer!.AnswerBy.AddSeconds(1)).When(new AcceptOffer(), Applicant).Refusal!.Code);
    }

    [Fact]
    public void Settle_Claimed_IsAccepted()
    {
        var decision = Released().With(new AcceptOffer(), Applicant).When(new SettleClaim(true), Actor.System);

        Assert.Equal(ApplicationState.Accepted, decision.State!.State);
        Assert.IsType<ApplicationAccepted>(Assert.Single(decision.Facts));
        Assert.True(((ClaimSettled)decision.Reply).Accepted);
    }

    [Fact]
    public void Settle_Twice_CountsOnce()
    {
        var accepted = Accepted();

        var again = accepted.When(new SettleClaim(true), Actor.System);

        Assert.Same(accepted.State, again.State);
        Assert.Empty(again.Facts);
        Assert.Empty(again.FollowUps);
    }

    [Fact]
    public void Settle_NoPlaceLeft_EndsAsPlacesFilled()
    {
        var decision = Released().With(new AcceptOffer(), Applicant).When(new SettleClaim(false), Actor.System);

        Assert.Equal(ApplicationState.Lapsed, decision.State!.State);
        Assert.Equal("places_filled", decision.State.Ending!.Reason);
        Assert.True(((ClaimSettled)decision.Reply).PlacesFilled);
        Assert.Contains(decision.State.Timeline, m => m.What == "accept_tried");
    }

    [Fact]
    public void Settle_ClaimedButWithdrawnMeanwhile_GivesThePlaceBack()
    {
        var withdrawn = Released().With(new AcceptOffer(), Applicant).With(new WithdrawApplication(PersonReason.Timing, null), Applicant);

        var decision = withdrawn.When(new SettleClaim(true), Actor.System);

        Assert.Equal(new ReleasePlace(Id), Assert.Single(decision.FollowUps).Command);
        Assert.False(((ClaimSettled)decision.Reply).Accepted);
    }

    [Fact]
    public void Settle_ClaimNobodyAskedFor_GivesThePlaceBack() =>
        Assert.Equal(new ReleasePlace(Id), Assert.Single(Released().When(new SettleClaim(true), Actor.System).FollowUps).Command);

    [Fact]
    public void Withdraw_Accepted_FreesThePlace()
    {
        var decision = Accepted().When(new WithdrawApplication(PersonReason.FamilyOrHealth, null), Applicant);

        Assert.Equal(ApplicationState.Withdrawn, decision.State!.State);
        Assert.Contains(decision.FollowUps, f => f.Command is ReleasePlace);
        Assert.Contains(decision.FollowUps, f => f.Command is CancelRelease);
    }

    [Fact]
    public void Withdraw_Draft_NeedsNoReasonAndTellsNobody()
    {
        var decision = Draft().When(new WithdrawApplication(null, null), Applicant);

        Assert.Equal(ApplicationState.Withdrawn, decision.State!.State);
        Assert.Empty(decision.Facts);
        Assert.Empty(decision.Mails);
    }

    [Fact]
    public void Withdraw_Sent_NeedsAReason() =>
        Assert.Equal("/reason", Assert.Single(Submitted().When(new WithdrawApplication(null, null), Applicant).Refusal!.Fields).Pointer);

    [Fact]
    public void LapseOffer_NotAnsweredByItsDate_Ends()
    {
        var offered = Released();
        var after = offered.At(offered.State!.Offer!.AnswerBy.AddSeconds(1));

        var decision = after.When(new LapseOffer(offered.State.Offer.MadeAt), Actor.System);

        Assert.Equal(ApplicationState.Lapsed, decision.State!.State);
        Assert.Equal("offer_not_answered", decision.State.Ending!.Reason);
    }

    [Fact]
    public void LapseOffer_RunsEarlyOrForAnEarlierOffer_DoesNothing()
    {
        var offered = Released();
        var by = offered.State!.Offer!.AnswerBy;

        Assert.Same(offered.State, offered.When(new LapseOffer(offered.State.Offer.MadeAt), Actor.System).State);
        Assert.Same(offered.State, offered.At(by.AddDays(1)).When(new LapseOffer(offered.State.Offer.MadeAt.AddDays(-9)), Actor.System).State);
    }

    [Fact]
    public void LapseOffer_AYesWaitsForItsClaim_IsGivenMoments()
    {
        var tried = Released().With(new AcceptOffer(), Applicant);
        var by = tried.State!.Offer!.AnswerBy;
        var lapse = new LapseOffer(tried.State.Offer.MadeAt);

        Assert.Equal(ApplicationState.Offered, tried.At(by.AddSeconds(1)).When(lapse, Actor.System).State!.State);
        Assert.Equal(ApplicationState.Lapsed, tried.At(by.AddMinutes(10)).When(lapse, Actor.System).State!.State);
    }

    [Fact]
    public void Follow_AnOlderWordOfTheRelease_ChangesNothing()
    {
        var released = Offered().With(Release(ReleaseState.Granted, order: 5));

        Assert.Same(released.State, released.When(Release(ReleaseState.Requested, order: 4), Actor.System).State);
    }

    [Fact]
    public void Follow_AskedAfterTheEnd_CancelsTheRelease() => Assert.IsType<CancelRelease>(Assert.Single(
        In(ApplicationState.Withdrawn).When(Release(ReleaseState.Requested, waitingFor: ReleaseWaitingFor.Manager), Actor.System).FollowUps).Command);

    [Fact]
    public void TellHost_NamesNobody()
    {
        var mail = Assert.Single(Submitted().When(new TellHost("submitted", ["jo@leeds.example"]), Actor.System).Mails);

        Assert.DoesNotContain(mail.Model.Values, v => v.Contains("Sam", StringComparison.Ordinal) || v.Contains("Kirklees", StringComparison.Ordinal));
    }
}
