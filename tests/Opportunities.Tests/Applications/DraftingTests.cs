using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

public sealed class DraftingTests
{
    [Fact]
    public void Start_OpenOpportunity_MakesADraftThatOnlyItsWriterKnowsOf()
    {
        var decision = Nothing().When(Starting(), Applicant);

        Assert.Equal(ApplicationState.Draft, decision.State!.State);
        Assert.False(((ApplicationStarted)decision.Reply).Existed);
        Assert.Empty(decision.Facts);
        Assert.Empty(decision.FollowUps);
        Assert.Contains(decision.Reminders, r => r.Command is RemindOfDraft && r.Due == Closes.AddDays(-1));
    }

    [Fact]
    public void Start_OneIsOpen_AnswersThatOne()
    {
        var draft = Draft();

        var decision = draft.When(Starting(), Applicant);

        Assert.Same(draft.State, decision.State);
        Assert.True(((ApplicationStarted)decision.Reply).Existed);
    }

    [Fact]
    public void Start_DecidedInThisRound_IsRefused() =>
        Assert.Equal("application.decided", In(ApplicationState.NotSelected).When(Starting(), Applicant).Refusal!.Code);

    [Fact]
    public void Start_WithoutAnEmployerHere_KeepsADraft()
    {
        var decision = Nothing().When(Starting() with { Home = null }, Applicant);

        Assert.Null(decision.Refusal);
        Assert.Null(decision.State!.Home);
    }

    [Theory]
    [InlineData(OpportunityState.Paused)]
    [InlineData(OpportunityState.Closed)]
    [InlineData(OpportunityState.Filled)]
    [InlineData(OpportunityState.Withdrawn)]
    public void Start_NotOpen_IsRefused(OpportunityState state) =>
        Assert.Equal("application.not_open", Nothing().When(Starting() with { Post = Advert with { State = state } }, Applicant).Refusal!.Code);

    [Fact]
    public void Start_HostIsSuspended_IsRefused() =>
        Assert.Equal("application.not_open", Nothing().When(Starting() with { Post = Advert with { Host = Host with { State = OrganisationState.Suspended } } }, Applicant).Refusal!.Code);

    [Fact]
    public void Save_Part_KeepsItAndNothingIsTold()
    {
        var decision = Empty().When(new SaveAnswers(new(Why: "  Because.  ")), Applicant);

        Assert.Equal("Because.", decision.State!.Answers.Why);
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Save_501Words_IsRefusedAtItsPlace()
    {
        var refusal = Draft().When(new SaveAnswers(new(Why: string.Join(' ', Enumerable.Repeat("a", 501)))), Applicant).Refusal!;

        Assert.Equal(ErrorKind.Invalid, refusal.Kind);
        Assert.Equal("/why", Assert.Single(refusal.Fields).Pointer);
    }

    [Fact]
    public void Save_500Words_IsKept() =>
        Assert.Null(Draft().When(new SaveAnswers(new(Why: string.Join(' ', Enumerable.Repeat("a", 500)))), Applicant).Refusal);

    [Theory]
    [InlineData("not an address")]
    [InlineData("a@b")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b..example")]
    public void Save_ManagersAddressIsNone_IsRefused(string email) =>
        Assert.Contains(Draft().When(new SaveAnswers(new(ManagerEmail: email)), Applicant).Refusal!.Fields, f => f.Pointer == "/managerEmail");

    [Fact]
    public void Save_AfterSending_IsRefused()
    {
        var refusal = Submitted().When(new SaveAnswers(Complete), Applicant).Refusal!;

        Assert.Equal("application.sent", refusal.Code);
        Assert.Equal(ErrorKind.Conflict, refusal.Kind);
    }

    [Fact]
    public void RemindOfDraft_StillADraft_WritesToItsWriter() =>
        Assert.Equal("opportunities.draft-closes", Assert.Single(Draft().When(new RemindOfDraft(), Actor.System).Mails).Template);

    [Fact]
    public void RemindOfDraft_SentMeanwhile_DoesNothing() =>
        Assert.Empty(Submitted().When(new RemindOfDraft(), Actor.System).Mails);

    [Fact]
    public void ForgetDraft_AYearUntouched_LeavesNoText()
    {
        var decision = Draft().At(Start.AddYears(1)).When(new ForgetDraft(), Actor.System);

        Assert.Equal(ApplicationState.Withdrawn, decision.State!.State);
        Assert.Equal(new ApplicationAnswers(), decision.State.Answers);
    }

    [Fact]
    public void ForgetDraft_TouchedSince_IsKept()
    {
        var draft = Draft().At(Start.AddMonths(3)).With(new SaveAnswers(Complete), Applicant).At(Start.AddYears(1));

        Assert.Same(draft.State, draft.When(new ForgetDraft(), Actor.System).State);
    }

    [Fact]
    public void IdOf_SamePersonPostRoundAndAttempt_IsTheSame()
    {
        Assert.Equal(Application.IdOf(Opportunity, Sam, 1, 0), Id);
        Assert.NotEqual(Application.IdOf(Opportunity, Sam, 1, 1), Id);
        Assert.NotEqual(Application.IdOf(Opportunity, Sam, 2, 0), Id);
        Assert.NotEqual(Application.IdOf(Opportunity, new PersonId(Guid.Empty), 1, 0), Id);
    }

    private static StartApplication Starting() => new("c4f7h2kd", "r4f7h2kd", Sam, new("Sam Okafor", "sam@kirklees.example"), Advert, Home);
}
