using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Tests.Applications;
using static Secondments.Opportunities.Tests.Releases.GivenRelease;

namespace Secondments.Opportunities.Tests.Releases;

public sealed class DecidingTests
{
    [Fact]
    public void Grant_AfterTheManagersYes_IsGranted()
    {
        var decision = Answered(Yes).When(new GrantRelease(null, "Good luck.", null, null));

        Assert.Equal(ReleaseState.Granted, decision.State!.State);
        Assert.Null(decision.State.By);
    }

    [Fact]
    public void Grant_WithConditions_SaysSoAndKeepsTheCover()
    {
        var decision = Answered(GivenRelease.Conditions).When(new GrantRelease(["Four days a week"], null, null, null));

        Assert.Equal(ReleaseState.GrantedWithConditions, decision.State!.State);
        Assert.Equal("A colleague acts up", decision.State.Decision!.Cover);
    }

    [Fact]
    public void Grant_WhileTheManagerIsAsked_EndsTheLink()
    {
        var granted = Requested().With(new GrantRelease(null, null, null, null));

        Assert.Equal("release_link.nothing_to_decide", granted.When(new AnswerByManager(Hash(0), No), Link).Refusal!.Code);
    }

    [Fact]
    public void Decide_ByTheApplicantThemselves_IsForbidden()
    {
        Assert.Equal("release.own", Requested().When(new GrantRelease(null, null, null, null), GivenApplication.Applicant).Refusal!.Code);
        Assert.Equal("release.own", Requested().When(new DeferRelease(new(2027, 4, 1), null, null), GivenApplication.Applicant).Refusal!.Code);
        Assert.Equal("release.own", Requested().When(new RefuseRelease(ReleaseReason.Timing, null, null), GivenApplication.Applicant).Refusal!.Code);
    }

    [Fact]
    public void Grant_Refused_SaysThatNothingIsAllowed()
    {
        var refusal = Requested().With(new RefuseRelease(ReleaseReason.Timing, null, null)).When(new GrantRelease(null, null, null, null)).Refusal!;

        Assert.Equal("release.wrong_state", refusal.Code);
        Assert.Equal(ErrorKind.Conflict, refusal.Kind);
        Assert.Empty(refusal.Allowed);
    }

    [Fact]
    public void Grant_Deferred_SaysWhatIsAllowed() => Assert.Equal(
        ["cancelled", "requested"],
        Requested().With(new DeferRelease(new(2027, 4, 1), null, null)).When(new GrantRelease(null, null, null, null)).Refusal!.Allowed.Order());

    [Fact]
    public void Refuse_WithoutAReason_IsRefused() =>
        Assert.Equal("/reason", Assert.Single(Requested().When(new RefuseRelease(null, null, null)).Refusal!.Fields).Pointer);

    [Fact]
    public void Defer_WithoutADate_IsRefused() =>
        Assert.Equal("/notBefore", Assert.Single(Requested().When(new DeferRelease(null, null, null)).Refusal!.Fields).Pointer);

    [Fact]
    public void TellReleasers_WritesToEach()
    {
        var mails = Answered(Yes).When(new TellReleasers(ReleaserNeededFor.ManagerAnswered, ["hr@kirklees.example", "hr2@kirklees.example"]), Actor.System).Mails;

        Assert.Equal(["hr2@kirklees.example", "hr@kirklees.example"], mails.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Equal("/manage/kirklees/releases/r4f7h2kd", m.Model["link"]));
    }
}
