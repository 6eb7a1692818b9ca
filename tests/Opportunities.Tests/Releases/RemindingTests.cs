using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Tests.Applications;
using static Secondments.Opportunities.Tests.Releases.GivenRelease;

namespace Secondments.Opportunities.Tests.Releases;

public sealed class RemindingTests
{
    [Fact]
    public void Request_RemindsAfterThreeAndSevenWorkingDaysAndOnTheLast()
    {
        var due = Nothing().When(Request(), Actor.System).Reminders.Where(r => r.Command is RemindManager).Select(r => UkTime.DayOf(r.Due));

        Assert.Equal([new(2026, 11, 26), new(2026, 12, 2), new(2026, 12, 7)], due);
    }

    [Fact]
    public void RemindManager_StillAsked_SendsANewLinkAndEndsTheOld()
    {
        var reminded = Requested().At(Start.AddDays(3)).With(new RemindManager(), Actor.System);

        Assert.Equal(ReleaseLinkState.Ended, Answering.StateOf(reminded.State!, Hash(0), reminded.Now));
        Assert.Equal(ReleaseLinkState.Open, Answering.StateOf(reminded.State!, Hash(1), reminded.Now));
    }

    [Fact]
    public void RemindManager_Answered_DoesNothing()
    {
        var answered = Answered(Yes);

        Assert.Same(answered.State, answered.At(Start.AddDays(3)).When(new RemindManager(), Actor.System).State);
    }

    [Fact]
    public void PassDate_ManagerSilent_AsksTheReleasersInTheirPlace()
    {
        var requested = Requested();

        var decision = requested.At(requested.State!.By!.Value.AddSeconds(1)).When(new PassDate(), Actor.System);

        Assert.Equal(ReleaseState.Requested, decision.State!.State);
        Assert.Equal(ReleaseWaitingFor.Releaser, decision.State.WaitingFor);
        Assert.True(decision.State.ManagerDidNotAnswer);
        Assert.Contains(decision.Facts, f => f is ReleaserNeeded { For: ReleaserNeededFor.ManagerSilent });
        Assert.Contains(decision.Mails, m => m.Template == "opportunities.manager-silent");
    }

    [Fact]
    public void PassDate_Early_DoesNothing()
    {
        var requested = Requested();

        Assert.Same(requested.State, requested.At(requested.State!.By!.Value).When(new PassDate(), Actor.System).State);
    }

    [Fact]
    public void PassDate_ReleasersSilentToo_Expires()
    {
        var silent = Silent();

        var decision = silent.At(silent.State!.By!.Value.AddSeconds(1)).When(new PassDate(), Actor.System);

        Assert.Equal(ReleaseState.Expired, decision.State!.State);
        Assert.Equal(ReleaseState.Expired, Assert.Single(decision.Facts.OfType<ReleaseDecided>()).State);
    }

    [Fact]
    public void RemindAsked_WithinThreeDays_IsRefused() => Assert.Equal(
        "release.reminded", Requested().At(Start.AddDays(3).AddSeconds(-1)).When(new RemindAsked(), GivenApplication.Applicant).Refusal!.Code);

    [Fact]
    public void RemindAsked_AfterThreeDays_WritesToWhoIsAsked()
    {
        Assert.Equal("opportunities.release-reminder", Assert.Single(Requested().At(Start.AddDays(3)).When(new RemindAsked(), GivenApplication.Applicant).Mails).Template);
        Assert.Contains(Answered(Yes).At(Start.AddDays(3)).When(new RemindAsked(), GivenApplication.Applicant).Facts, f => f is ReleaserNeeded);
    }

    [Fact]
    public void RemindAsked_AnotherManagerIsToBeNamed_IsRefused() => Assert.Equal(
        "release.name_another_manager", Answered(NotMe).At(Start.AddDays(9)).When(new RemindAsked(), GivenApplication.Applicant).Refusal!.Code);

    [Fact]
    public void Renew_LinkThatPassedItsDate_SendsANewOneToTheSameAddress()
    {
        var renewed = Silent().When(new RenewLink(Hash(0)), Link);

        Assert.Equal("alex.hill@kirklees.example", Assert.Single(renewed.Mails).To);
        Assert.Equal(ReleaseWaitingFor.Releaser, renewed.State!.WaitingFor);
    }

    [Fact]
    public void Renew_ALateAnswer_StillCounts()
    {
        var renewed = Silent().With(new RenewLink(Hash(0)), Link);

        Assert.Null(renewed.When(new AnswerByManager(Hash(renewed.Version - 1), Yes), Link).Refusal);
    }

    [Fact]
    public void Renew_ByWhoeverWasAskedBeforeAnother_SendsNothing()
    {
        var changed = Requested().With(new ChangeManager("Kim Lee", "kim@kirklees.example", null, GivenApplication.Home), GivenApplication.Applicant).At(Start.AddHours(1));

        Assert.Empty(changed.When(new RenewLink(Hash(0)), Link).Mails);
    }

    [Fact]
    public void Renew_Answered_SendsNothing() => Assert.Empty(Answered(Yes).At(Start.AddHours(1)).When(new RenewLink(Hash(0)), Link).Mails);

    [Fact]
    public void Renew_AtOnceAgain_SendsNothing()
    {
        var renewed = Silent().With(new RenewLink(Hash(0)), Link);

        Assert.Empty(renewed.At(renewed.Now.AddMinutes(9)).When(new RenewLink(Hash(0)), Link).Mails);
    }

    private static GivenRelease Silent()
    {
        var requested = Requested();
        var after = requested.At(requested.State!.By!.Value.AddSeconds(1)).With(new PassDate(), Actor.System);
        return after.At(after.Now.AddHours(9));
    }
}
