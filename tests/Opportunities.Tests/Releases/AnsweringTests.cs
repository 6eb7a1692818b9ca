using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;
using static Secondments.Opportunities.Tests.Releases.GivenRelease;

namespace Secondments.Opportunities.Tests.Releases;

public sealed class AnsweringTests
{
    [Fact]
    public void Answer_YesAndPolicyLeavesItToTheReleaser_GrantsNothing()
    {
        var decision = Requested().When(new AnswerByManager(Hash(0), Yes), Link);

        Assert.Equal(ReleaseState.Requested, decision.State!.State);
        Assert.Equal(ReleaseWaitingFor.Releaser, decision.State.WaitingFor);
        Assert.Contains(decision.Facts, f => f is ReleaserNeeded { For: ReleaserNeededFor.ManagerAnswered });
        Assert.DoesNotContain(decision.Facts, f => f is ReleaseDecided);
    }

    public static TheoryData<ManagerAnswerRequest, ReleaseState> Final => new()
    {
        { Yes, ReleaseState.Granted },
        { GivenRelease.Conditions, ReleaseState.GrantedWithConditions },
        { Later, ReleaseState.Deferred },
        { No, ReleaseState.Refused },
    };

    [Theory, MemberData(nameof(Final))]
    public void Answer_AndPolicyMakesItFinal_Decides(ManagerAnswerRequest answer, ReleaseState state)
    {
        var decision = Requested(managerDecides: true).When(new AnswerByManager(Hash(0), answer), Link);

        Assert.Equal(state, decision.State!.State);
        Assert.Equal(state, Assert.Single(decision.Facts.OfType<ReleaseDecided>()).State);
        Assert.Contains(decision.Mails, m => m.Template == "opportunities.release-answered");
    }

    [Fact]
    public void Answer_SendsAReceiptToTheAddressThatWasAsked()
    {
        var receipt = Requested().When(new AnswerByManager(Hash(0), Yes with { StandingIn = true, AnsweredBy = "Kim Lee" }), Link).Mails
            .Single(m => m.Template == "opportunities.release-receipt");

        Assert.Equal("alex.hill@kirklees.example", receipt.To);
        Assert.Equal("Kim Lee", receipt.Model["answeredBy"]);
    }

    [Fact]
    public void Answer_StandingIn_IsToldToThePerson()
    {
        var told = Requested().When(new AnswerByManager(Hash(0), Yes with { StandingIn = true, AnsweredBy = "Kim Lee" }), Link)
            .FollowUps.Select(f => f.Command).OfType<FollowRelease>().Single();

        Assert.Equal("Kim Lee", told.Release.AnsweredBy);
        Assert.True(told.Release.StandingIn);
    }

    [Fact]
    public void Answer_Twice_SaysThatItWasAnswered() =>
        Assert.Equal("release_link.answered", Answered(Yes).When(new AnswerByManager(Hash(0), No), Link).Refusal!.Code);

    [Fact]
    public void Answer_LastMoment_Counts()
    {
        var requested = Requested();

        Assert.Null(requested.At(requested.State!.By!.Value).When(new AnswerByManager(Hash(0), Yes), Link).Refusal);
        Assert.Equal("release_link.ended", requested.At(requested.State.By.Value.AddSeconds(1)).When(new AnswerByManager(Hash(0), Yes), Link).Refusal!.Code);
    }

    [Fact]
    public void Answer_SecretOfAnother_IsNotFound() =>
        Assert.Equal(ErrorKind.NotFound, Requested().When(new AnswerByManager(Hash(7), Yes), Link).Refusal!.Kind);

    [Fact]
    public void Answer_NotMe_WritesToNobodyOutside()
    {
        var decision = Requested(managerDecides: true).When(new AnswerByManager(Hash(0), NotMe), Link);

        Assert.Equal(ReleaseWaitingFor.AnotherManager, decision.State!.WaitingFor);
        Assert.Equal("kim@elsewhere.example", decision.State.SuggestedManagerEmail);
        Assert.DoesNotContain(decision.Mails, m => m.To.EndsWith("elsewhere.example", StringComparison.Ordinal));
        Assert.Contains(decision.Mails, m => m.Template == "opportunities.another-manager");
    }

    public static TheoryData<ManagerAnswerRequest, string> Wrong => new()
    {
        { new ManagerAnswerRequest(), "/answer" },
        { Yes with { AnsweredBy = null }, "/answeredBy" },
        { Yes with { CoverNeeded = null }, "/coverNeeded" },
        { GivenRelease.Conditions with { Conditions = [" "] }, "/conditions" },
        { Later with { NotBefore = null }, "/notBefore" },
        { Later with { NotBefore = new DateOnly(2026, 11, 23) }, "/notBefore" },
        { Later with { NotBefore = new DateOnly(9999, 1, 1) }, "/notBefore" },
        { No with { Reason = null }, "/reason" },
        { No with { Reason = ReleaseReason.SomethingElse, LineForPerson = null, LineForHr = null }, "/lineForPerson" },
        { NotMe with { RightPersonEmail = "kim" }, "/rightPersonEmail" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Answer_Incomplete_SaysWhere(ManagerAnswerRequest answer, string pointer)
    {
        var refusal = Requested().When(new AnswerByManager(Hash(0), answer), Link).Refusal!;

        Assert.Equal(ErrorKind.Invalid, refusal.Kind);
        Assert.Contains(refusal.Fields, f => f.Pointer == pointer);
    }

    [Fact]
    public void Refusal_TheApplicationLearnsTheLineForThePersonAndNoReason()
    {
        var copy = Requested(managerDecides: true).When(new AnswerByManager(Hash(0), No), Link)
            .FollowUps.Select(f => f.Command).OfType<FollowRelease>().Single().Release;

        var told = System.Text.Json.JsonSerializer.Serialize(copy, Json.Stored);
        Assert.Equal("Ask in spring.", copy.Line);
        Assert.DoesNotContain("We lose two others", told);
        Assert.DoesNotContain("timing", told);
    }

    [Fact]
    public void Token_OtherThanOurs_IsNone()
    {
        var token = ReleaseToken.Make(Id, Secret(0) + new string('x', 30));

        Assert.Equal(Id, ReleaseToken.Read(token)!.Value.Release);
        Assert.All([null, "", ".", "abc", new string('a', 60), new string('.', 60), new string('a', 5000), token[1..]], t => Assert.Null(ReleaseToken.Read(t)));
    }
}
