using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing.Hosts;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>What an applicant needs to take part is for arranging, never for choosing.</summary>
public sealed class AdjustingTests
{
    private const string Needs = "quiet-room-and-lift";

    [Theory]
    [MemberData(nameof(EveryState))]
    public void ForHost_IsReadWhereSomethingHasToBeArranged(ApplicationState state)
    {
        var application = In(state).State! with { Answers = Complete with { Adjustments = Needs } };

        Assert.Equal(
            state is ApplicationState.Interview or ApplicationState.Offered or ApplicationState.Accepted ? Needs : null,
            Adjusting.ForHost(application));
    }

    [Fact]
    public void Save_TooLong_PointsAtIt() =>
        Assert.Equal("/adjustments", Assert.Single(Empty().When(new SaveAnswers(new ApplicationAnswers(Adjustments: new string('x', 2001))), Applicant).Refusal!.Fields).Pointer);

    [Theory, Topologies]
    public async Task Host_ReadsThemFromTheInvitationOn_AndNothingOfThemBefore(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var draft = await hiring.Draft(post, hiring.Sam);
        var answers = new ApplicationAnswers(
            Why: "To learn.", ManagerName: "Alex Hill", ManagerEmail: "alex@kirklees.example", AskManager: WhenToAskManager.OnceShortlisted, Adjustments: Needs);
        await Hiring.Done(await Desk.Put(hiring.Sam, $"/api/applications/{draft.Id}", answers, "*"));
        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{draft.Id}/submit", new SubmitApplicationRequest()));
        await NothingIsToldTo(hiring, post, draft);
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{draft.Id}/shortlist", new ShortlistRequest()));
        await NothingIsToldTo(hiring, post, draft);

        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{draft.Id}/invite", new InviteRequest(null, "By video.")));

        Assert.Equal(Needs, (await hiring.Read(hiring.Chooser, draft.Id)).Candidate!.Answers.Adjustments);
        Assert.Equal(Needs, (await hiring.Read(hiring.Sam, draft.Id)).Mine!.Answers.Adjustments);
        // The host's lists, home, events and audit have nothing of them even now.
        await NothingIsWrittenDown(hiring);
        Assert.DoesNotContain(Needs, await hiring.Chooser.GetStringAsync($"/api/opportunities/{post.Id}/applications"));
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{draft.Id}/not-select", new NotSelectRequest(NotSelectedReason.Level)));
        Assert.Null((await hiring.Read(hiring.Chooser, draft.Id)).Candidate!.Answers.Adjustments);
    }

    public static TheoryData<ApplicationState> EveryState => [.. Enum.GetValues<ApplicationState>()];

    private static async Task NothingIsToldTo(Hiring hiring, OpportunityStanding post, ApplicationAnswer application)
    {
        foreach (var path in (string[])[$"/api/applications/{application.Id}", $"/api/opportunities/{post.Id}/applications", $"/api/opportunities/{post.Id}/stages", $"/api/opportunities/{post.Id}"])
            Assert.DoesNotContain(Needs, await hiring.Chooser.GetStringAsync(path));
        await NothingIsWrittenDown(hiring);
    }

    /// <summary>Events, audit, what follows and remembered commands, as they lie in the database.</summary>
    private static async Task NothingIsWrittenDown(Hiring hiring)
    {
        var texts = await hiring.Host.Get<IReads<OpportunitiesDb>>().Query(Reader.Public, async db => (List<string>)
        [
            .. await db.Set<OutboxRow>().Select(r => r.Body).ToListAsync(),
            .. await db.Set<AuditRow>().Select(r => r.Changes).ToListAsync(),
            .. await db.Set<FollowUpRow>().Select(r => r.Body).ToListAsync(),
            .. await db.Set<CommandRow>().Select(r => r.Reply).ToListAsync(),
        ]);
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.DoesNotContain(Needs, text));
    }
}
