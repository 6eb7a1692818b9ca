using Secondments.Contracts.Identity;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing.Hosts;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>What a draft's person is told while it waits.</summary>
public sealed class DraftNewsTests
{
    private static readonly DateTimeOffset LaterClosing = Closes.AddDays(30);

    [Fact]
    public void Follow_ClosedBeforeItsDate_TellsThatTheDraftIsKept()
    {
        var decision = Draft().When(new FollowPost(Advert with { State = OpportunityState.Closed }), Actor.System);

        Assert.Equal("opportunities.draft-kept", Assert.Single(decision.Mails).Template);
        Assert.Contains("draft-closes", decision.CancelledReminders);
        Assert.Equal(ApplicationState.Draft, decision.State!.State);
    }

    [Fact]
    public void Follow_ClosedBeforeItsDate_TellsItOnce()
    {
        var told = Draft().With(new FollowPost(Advert with { State = OpportunityState.Closed }), Actor.System);

        Assert.Empty(told.When(new FollowPost(Advert with { State = OpportunityState.NotFilled }), Actor.System).Mails);
    }

    [Fact]
    public void Follow_ClosedAtItsDate_IsLeftToTheReminder() =>
        Assert.Empty(Draft().At(Closes.AddSeconds(2)).When(new FollowPost(Advert with { State = OpportunityState.Closed }), Actor.System).Mails);

    [Fact]
    public void Follow_NewRound_GoesOnWithTheSameText()
    {
        var closed = Draft().At(Closes.AddDays(1));

        var decision = closed.When(new FollowPost(Advert with { Round = 2, ClosesAt = LaterClosing }), Actor.System);

        Assert.Equal("opportunities.draft-goes-on", Assert.Single(decision.Mails).Template);
        Assert.Equal((2, LaterClosing), (decision.State!.Post.Round, decision.State.Post.ClosesAt));
        Assert.Equal(Complete.Why, decision.State.Answers.Why);
        Assert.Equal([LaterClosing.AddDays(-1), LaterClosing.AddMinutes(1)], decision.Reminders.Where(r => r.Name != "draft-forget").Select(r => r.Due));
        // Kept a year from when it was last touched, not from when it opened again.
        Assert.Equal(Start.AddYears(1), decision.Reminders.Single(r => r.Name == "draft-forget").Due);
    }

    [Fact]
    public void Submit_InTheNewRound_Sends()
    {
        var again = Advert with { Round = 2, ClosesAt = LaterClosing };
        var draft = Draft().At(Closes.AddDays(1));
        Assert.Equal("application.not_open", draft.When(Submit(), Applicant).Refusal!.Code);

        var sent = draft.With(new FollowPost(again), Actor.System).When(Submit(again), Applicant);

        Assert.Equal((ApplicationState.Submitted, 2), (sent.State!.State, sent.State.Post.Round));
    }

    [Fact]
    public void Follow_OtherClosingDate_MovesTheRemindersWithoutALetter()
    {
        var decision = Draft().When(new FollowPost(Advert with { ClosesAt = LaterClosing }), Actor.System);

        Assert.Empty(decision.Mails);
        Assert.Contains(decision.Reminders, r => r.Due == LaterClosing.AddDays(-1));
    }

    [Theory]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Paused)]
    [InlineData(OpportunityState.InReview)]
    public void Follow_NothingNew_ChangesNothing(OpportunityState state)
    {
        var draft = Draft();

        Assert.Same(draft.State, draft.When(new FollowPost(Advert with { State = state }), Actor.System).State);
    }

    [Fact]
    public void Follow_Sent_ChangesNothing()
    {
        var sent = Submitted();

        Assert.Same(sent.State, sent.When(new FollowPost(Advert with { Round = 2, ClosesAt = LaterClosing }), Actor.System).State);
    }

    [Fact]
    public void EmployerJoined_DraftWithoutOne_HasItAndIsTold()
    {
        var waiting = Nothing().With(new StartApplication("c4f7h2kd", "r4f7h2kd", Sam, new("Sam Okafor", "sam@kirklees.example"), Advert, null), Applicant);

        var decision = waiting.When(new EmployerJoined(Home), Actor.System);

        Assert.Equal(HomeId, decision.State!.Home!.Id);
        Assert.Equal("Kirklees Council", Assert.Single(decision.Mails).Model["home"]);
    }

    [Fact]
    public void EmployerJoined_DraftWithAnother_IsLeft()
    {
        var draft = Draft();

        Assert.Same(draft.State, draft.When(new EmployerJoined(Home with { Id = new OrganisationId(Guid.NewGuid()) }), Actor.System).State);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresRabbitMq)]
    public async Task Close_BeforeItsDate_TellsWriters_AndKeepsTheText(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var draft = await hiring.Draft(post, hiring.Sam);
        await Hiring.Done(await Desk.Put(hiring.Sam, $"/api/applications/{draft.Id}", new ApplicationAnswers(Why: "To learn."), "*"));

        await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Poster, $"/api/opportunities/{post.Id}/close"));

        await hiring.Mail("sam@kirklees.example", "your draft is kept");
        var kept = await hiring.Read(hiring.Sam, draft.Id);
        Assert.Equal((ApplicationState.Draft, "To learn."), (kept.State, kept.Mine!.Answers.Why));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Employer_VerifiedOrJoined_IsTheDraftsFromThenOn(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var nobodys = TestCaller.NewPerson("nora");
        await hiring.Host.Tenants.Tell(nobodys.Subject, new PersonContactChanged(nobodys.Person, "nora", "nora@kirklees.example"));
        var draft = await hiring.Draft(post, hiring.Host.As(nobodys));
        Assert.Null(draft.Mine!.Home);

        await hiring.Host.Tenants.Join(nobodys, hiring.Kirklees);
        await hiring.Host.Tenants.Tell(Guid.CreateVersion7(), new MemberJoined(hiring.Kirklees.Id, nobodys.Subject));

        await hiring.Mail("nora@kirklees.example", "Your employer is here");
        Assert.Equal(hiring.Kirklees.Id, (await hiring.Read(hiring.Host.As(nobodys), draft.Id)).Mine!.Home);
    }
}
