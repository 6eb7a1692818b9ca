using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Reports;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Reports;

public sealed class ReportingTests
{
    private static readonly Reporting Rules = new();
    private static readonly Actor Visitor = new(ActorKind.Link, Guid.Empty);

    [Fact]
    public void Report_OfAPost_IsOneThingToLookAtHoweverManyReportIt()
    {
        var reported = When(null, Says(ReportReason.AsksForMoney)).State!;
        for (var i = 0; i < Reporting.MostKept + 5; i++) reported = When(reported, Says(ReportReason.Offensive)).State!;

        Assert.Equal((ReportState.Open, Reporting.MostKept + 6, Reporting.MostKept), (reported.State, reported.Count, reported.Reports.Count));
        Assert.Null(reported.Reports[0].By);
    }

    [Fact]
    public void Report_WithoutAReason_OrAnotherWithoutWords_IsRefused()
    {
        Assert.Equal("/reason", Assert.Single(When(null, new ReportPost(Given.Host, null, null)).Refusal!.Fields).Pointer);
        Assert.Equal("/text", Assert.Single(When(null, new ReportPost(Given.Host, ReportReason.SomethingElse, " ")).Refusal!.Fields).Pointer);
    }

    [Fact]
    public void TakeDown_NeedsAReasonThatTheHostReads_AndFollowsOnThePost()
    {
        var reported = When(null, Says(ReportReason.AsksForMoney)).State!;

        Assert.Equal("/line", Assert.Single(When(reported, new TakeDownReported(null)).Refusal!.Fields).Pointer);
        var decision = When(reported, new TakeDownReported("It asks for a fee."));
        Assert.Equal(new TakeDown("It asks for a fee."), Assert.Single(decision.FollowUps).Command);
        Assert.Equal("report.decided", When(decision.State, new DismissReports(null)).Refusal!.Code);
    }

    [Fact]
    public void Report_AfterADecision_OpensItAgainAndKeepsWhatWasDecided()
    {
        var dismissed = When(When(null, Says(ReportReason.Offensive)).State, new DismissReports("A figure of speech.")).State;

        var again = When(dismissed, Says(ReportReason.Offensive)).State!;

        Assert.Equal((ReportState.Open, 1), (again.State, again.Count));
        Assert.Equal(new ReportDecision(Given.Start, ReportState.Dismissed, 1, "A figure of speech."), again.Decided);
    }

    [Theory]
    [InlineData(OpportunityState.Live, OpportunityState.Withdrawn)]
    [InlineData(OpportunityState.Closed, OpportunityState.Withdrawn)]
    [InlineData(OpportunityState.Filled, OpportunityState.Filled)]
    [InlineData(OpportunityState.NotFilled, OpportunityState.NotFilled)]
    public void TakeDown_OfAPost_EndsItWhereItCanAndHidesItAnyway(OpportunityState from, OpportunityState to)
    {
        var given = Given.In(from);
        Assert.True(Visible.To(given.State!, true, []));

        var decision = given.When(new TakeDown("It asks for a fee."), Actor.System);

        Assert.False(Visible.To(decision.Is(to), true, []));
        Assert.Equal(from != to, decision.Facts.OfType<OpportunityWithdrawn>().Any());
        Assert.Single(decision.Facts.OfType<OpportunityTakenDown>());
        Assert.Empty((given with { State = decision.State }).When(new TakeDown("again"), Actor.System).Facts);
    }

    [Theory, Topologies]
    public async Task Report_ByAVisitor_ReachesTheOperator_WhoTakesItDown(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var olu = hiring.Host.As(await hiring.Host.Tenants.Operator("olu"));
        var post = await hiring.Live();
        var sent = await hiring.Submitted(post, hiring.Sam);
        var path = $"/api/opportunities/{post.Ref}/report";

        await Hiring.Done(await Desk.Post(hiring.Visitor, path, new ReportRequest(ReportReason.AsksForMoney, "A fee for the form.")));
        await Hiring.Done(await Desk.Post(hiring.Sam, path, new ReportRequest(ReportReason.WrongOrMisleading)));

        var open = (await Desk.Read<ListOf<ReportedPostAnswer>>(await olu.GetAsync("/api/operator/reports?state=open"))).Items.Single();
        Assert.Equal((post.Id, 2, "Leeds City Council", OpportunityState.Live), (open.Id, open.Count, open.OrganisationName, open.OpportunityState));
        Assert.Equal(["A fee for the form.", null], open.Reports.Select(r => r.Text));
        Assert.Equivalent(open, await Desk.Read<ReportedPostAnswer>(await olu.GetAsync($"/api/operator/reports/{post.Ref}")));
        await Hiring.Done(await Desk.Post(olu, $"/api/operator/reports/{post.Id}/take-down", new DecideReportsRequest("It asks applicants for a fee.")));

        await Eventually.Holds(async () => (await hiring.Visitor.GetAsync($"/api/opportunities/{post.Id}")).StatusCode == HttpStatusCode.NotFound, "nobody sees it any more");
        Assert.Equal("It asks applicants for a fee.", (await Desk.Read<OpportunityAnswer>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}"))).Host!.TakenDown);
        await hiring.Await(hiring.Sam, sent.Id, a => a.State is ApplicationState.Lapsed, "who waited hears that it ended");
        Assert.Contains("It asks applicants for a fee.", (await hiring.Mail("jo@leeds.example", "is no longer shown")).Text, StringComparison.Ordinal);
        Assert.Empty((await Desk.Read<ListOf<ReportedPostAnswer>>(await olu.GetAsync("/api/operator/reports?state=open"))).Items);
        var decided = await Desk.Read<ReportedPostAnswer>(await olu.GetAsync($"/api/operator/reports/{post.Id}"));
        Assert.Equal((ReportState.TakenDown, OpportunityState.Withdrawn), (decided.State, decided.OpportunityState));
        Assert.Equal((ReportState.TakenDown, 2, true), (decided.Decided!.As, decided.Decided.Reports, decided.Decided.By is not null));
    }

    [Fact]
    public async Task Decide_AfterAColleagueDid_ChangesNothing_AndPostsNeverReportedAreNotThere()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var olu = hiring.Host.As(await hiring.Host.Tenants.Operator("olu"));
        var una = hiring.Host.As(await hiring.Host.Tenants.Operator("una"));
        var (reported, never) = (await hiring.Live(), await hiring.Live());
        await Hiring.Done(await Desk.Post(hiring.Visitor, $"/api/opportunities/{reported.Id}/report", new ReportRequest(ReportReason.Offensive)));
        await Hiring.Done(await Desk.Post(olu, $"/api/operator/reports/{reported.Id}/dismiss", new DecideReportsRequest("A figure of speech.")));

        Assert.Equal("report.decided", await Desk.Refused(await Desk.Post(una, $"/api/operator/reports/{reported.Id}/take-down", new DecideReportsRequest("It offends.")), HttpStatusCode.Conflict));

        var after = await Desk.Read<ReportedPostAnswer>(await una.GetAsync($"/api/operator/reports/{reported.Id}"));
        Assert.Equal((ReportState.Dismissed, OpportunityState.Live, "A figure of speech."), (after.State, after.OpportunityState, after.Decided!.Line));
        Assert.Equal("report.not_found", await Desk.Refused(await una.GetAsync($"/api/operator/reports/{never.Id}"), HttpStatusCode.NotFound));
        Assert.Equal("report.not_found", await Desk.Refused(await una.GetAsync($"/api/operator/reports/{Guid.CreateVersion7()}"), HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Report_OfWhatOneMayNotSee_IsNotFound_AndDecisionsAreTheOperators()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var olu = hiring.Host.As(await hiring.Host.Tenants.Operator("olu"));
        var draft = await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Poster, "/api/opportunities", new CreateOpportunity(hiring.Leeds.Id, Given.Complete)), HttpStatusCode.Created);

        Assert.Equal("opportunity.not_found", await Desk.Refused(
            await Desk.Post(hiring.Visitor, $"/api/opportunities/{draft.Id}/report", new ReportRequest(ReportReason.Offensive)), HttpStatusCode.NotFound));
        foreach (var (who, status) in new[] { (hiring.Visitor, HttpStatusCode.Unauthorized), (hiring.Chooser, HttpStatusCode.Forbidden), (hiring.Stranger, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(status, (await who.GetAsync("/api/operator/reports")).StatusCode);
            Assert.Equal(status, (await who.GetAsync($"/api/operator/reports/{draft.Id}")).StatusCode);
            Assert.Equal(status, (await Desk.Post(who, $"/api/operator/reports/{draft.Id}/dismiss", new DecideReportsRequest())).StatusCode);
        }
        Assert.Equal("report.not_found", await Desk.Refused(await Desk.Post(olu, $"/api/operator/reports/{draft.Id}/dismiss", new DecideReportsRequest()), HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Report_AgainAndAgain_IsToldToWait()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var post = await hiring.Live();
        HttpResponseMessage last = null!;

        for (var i = 0; i < 6; i++) last = await Desk.Post(hiring.Visitor, $"/api/opportunities/{post.Id}/report", new ReportRequest(ReportReason.Offensive));

        Assert.Equal("request.too_many", await Desk.Refused(last, HttpStatusCode.TooManyRequests));
        Assert.True(last.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    private static ReportPost Says(ReportReason reason) => new(Given.Host, reason, null);

    private static Decision<ReportedPost> When(ReportedPost? state, ICommand command) => Rules.Handle(state, command, new Turn(Given.Id.Value, Visitor, Given.Start, "secret", 1));
}
