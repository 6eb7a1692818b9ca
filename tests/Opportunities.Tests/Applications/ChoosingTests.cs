using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

public sealed class ChoosingTests
{
    [Fact]
    public void Shortlist_ManagerToBeAskedThen_AsksHome()
    {
        var decision = Submitted().When(new ShortlistApplication(null, Host, Home));

        Assert.Equal(ApplicationState.Shortlisted, decision.State!.State);
        Assert.IsType<RequestRelease>(Assert.Single(decision.FollowUps).Command);
    }

    [Fact]
    public void Shortlist_ManagerWasAskedAtOnce_AsksNobodyAgain()
    {
        var asked = Draft(Complete with { AskManager = WhenToAskManager.Now }).With(Submit(), Applicant);

        Assert.Empty(asked.When(new ShortlistApplication(null, Host, Home)).FollowUps);
    }

    [Fact]
    public void Choosing_ByTheApplicantThemselves_IsForbidden()
    {
        Assert.Equal("application.own", Submitted().When(new ShortlistApplication(null, Host, Home), Applicant).Refusal!.Code);
        Assert.Equal("application.own", Shortlisted().When(new InviteApplicant(null, "Here."), Applicant).Refusal!.Code);
        Assert.Equal("application.own", Shortlisted().When(new MakeOffer(null, null, Advert), Applicant).Refusal!.Code);
        Assert.Equal("application.own", Submitted().When(new NotSelectApplication(NotSelectedReason.Level, null, null), Applicant).Refusal!.Code);
        Assert.Equal("application.own", Submitted().When(new AddNote("Good."), Applicant).Refusal!.Code);
    }

    [Fact]
    public void Offer_WithoutADate_IsOpenForFiveWorkingDays()
    {
        var decision = Shortlisted().When(new MakeOffer(null, null, Advert));

        Assert.Equal(UkTime.EndOf(new DateOnly(2026, 11, 30)), decision.State!.Offer!.AnswerBy);
        Assert.Contains(decision.Reminders, r => r.Command is LapseOffer);
        Assert.Equal("opportunities.offer", Assert.Single(decision.Mails).Template);
    }

    [Fact]
    public void Offer_BeforeChristmas_CountsNoBankHoliday()
    {
        var decision = Shortlisted().At(new(2026, 12, 22, 10, 0, 0, TimeSpan.Zero)).When(new MakeOffer(null, null, Advert));

        // 23, 24, 29, 30, 31: the 25th and, for Boxing Day on a Saturday, the 28th are holidays.
        Assert.Equal(UkTime.EndOf(new DateOnly(2026, 12, 31)), decision.State!.Offer!.AnswerBy);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2027-06-01")]
    [InlineData("9999-12-31")]
    public void Offer_DateOutOfRange_IsRefused(string answerBy) =>
        Assert.Equal("/answerBy", Assert.Single(Shortlisted().When(new MakeOffer(DateOnly.Parse(answerBy), null, Advert)).Refusal!.Fields).Pointer);

    [Fact]
    public void Offer_HostIsSuspended_IsForbidden() => Assert.Equal(
        "application.host_on_hold",
        Shortlisted().When(new MakeOffer(null, null, Advert with { Host = Host with { State = OrganisationState.Suspended } })).Refusal!.Code);

    [Fact]
    public void Offer_FromSubmitted_SaysWhatIsAllowed()
    {
        var refusal = Submitted().When(new MakeOffer(null, null, Advert)).Refusal!;

        Assert.Equal(ErrorKind.Conflict, refusal.Kind);
        Assert.Equal(["lapsed", "not_selected", "shortlisted", "withdrawn"], refusal.Allowed.Order());
    }

    [Fact]
    public void NotSelect_WithoutAReason_IsRefused() =>
        Assert.Equal("/reason", Assert.Single(Submitted().When(new NotSelectApplication(null, null, null)).Refusal!.Fields).Pointer);

    [Fact]
    public void NotSelect_SomethingElse_NeedsALine() =>
        Assert.Equal("/line", Assert.Single(Submitted().When(new NotSelectApplication(NotSelectedReason.SomethingElse, " ", null)).Refusal!.Fields).Pointer);

    [Fact]
    public void NotSelect_EndsTheReleaseAndTellsAtOnceInWorkingHours()
    {
        var decision = Shortlisted().When(new NotSelectApplication(NotSelectedReason.Level, "Thank you.", "Junior."));

        Assert.Equal(ApplicationState.NotSelected, decision.State!.State);
        Assert.IsType<CancelRelease>(Assert.Single(decision.FollowUps).Command);
        Assert.Equal("level", Assert.IsType<ApplicationEnded>(Assert.Single(decision.Facts)).Reason);
        Assert.Equal(Start, decision.Reminders.Single(r => r.Command is TellEnding).Due);
    }

    [Fact]
    public void NotSelect_AfterInterview_SaysSo() =>
        Assert.Equal(ApplicationState.NotSelectedAfterInterview, Interview().When(new NotSelectApplication(NotSelectedReason.Dates, null, null)).State!.State);

    [Theory]
    [InlineData("2026-11-27T16:59:00Z", "2026-11-27T16:59:00Z")]
    [InlineData("2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z")]
    [InlineData("2026-11-28T10:00:00Z", "2026-11-30T09:00:00Z")]
    [InlineData("2026-12-25T10:00:00Z", "2026-12-29T09:00:00Z")]
    [InlineData("2026-07-03T16:30:00Z", "2026-07-06T08:00:00Z")]
    public void DecentHour_BadNewsWaitsForAWorkingMorning(string now, string told) =>
        Assert.Equal(DateTimeOffset.Parse(told), Endings.DecentHour(DateTimeOffset.Parse(now)));

    [Fact]
    public void Note_ByAChooser_IsKeptWithWhoWroteIt()
    {
        var note = Assert.Single(Submitted().When(new AddNote("Ask about SQL.")).State!.Notes);

        Assert.Equal(Chooser.Person, note.By);
    }

    [Fact]
    public void Fit_SkillNamedInAnotherCase_IsFound()
    {
        var fit = Fit.Of(Submitted().State!);

        Assert.True(fit.Single(f => f.Skill == "SQL").Named);
        Assert.False(fit.Single(f => f.Skill == "Facilitation").Named);
    }
}
