using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Applications;

public sealed class ApplicationServiceTests
{
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task APlace_FromDraftToAccepted_GoesThroughFiveHands(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var application = await hiring.Submitted(post, hiring.Sam);
        await hiring.Mail("sam@kirklees.example", "has been sent");
        await hiring.Mail("jo@leeds.example", "New application");

        var token = await hiring.Token();
        var view = await Desk.Read<ReleaseLinkView>(await Desk.Post(hiring.Visitor, "/api/release-links/view", new ReleaseLinkRequest(token)));
        Assert.Equal((ReleaseLinkState.Open, "sam", false), (view.State, view.Facts!.PersonName, view.Facts.AnswerIsFinal));
        var answer = new ManagerAnswerRequest(
            token, ManagerAnswer.YesWithConditions, ["Four days a week"], LineForHr: "Between us: we are short.", CoverNeeded: true, Cover: "Kim acts up", AnsweredBy: "Alex Hill");
        var taken = await Desk.Read<ManagerAnswerTaken>(await Desk.Post(hiring.Visitor, "/api/release-links/answer", answer));
        Assert.Equal((ReleaseState.Requested, ReleaseWaitingFor.Releaser), (taken.State, taken.WaitingFor));
        await hiring.Mail("alex@kirklees.example", "Your answer about sam");
        await hiring.Mail("hr@kirklees.example", "A release waits for you");

        var release = await hiring.Release(hiring.Sam, application.Id);
        var seen = await Desk.Read<ReleaseAnswer>(await hiring.Releaser.GetAsync($"/api/releases/{release}"));
        Assert.Equal("Between us: we are short.", seen.ManagerAnswer!.LineForHr);
        await Hiring.Done(await Desk.Post(hiring.Releaser, $"/api/releases/{seen.Ref}/grant", new GrantReleaseRequest(["Four days a week"], LineForHr: "Noted.")));

        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{application.Ref}/shortlist", new ShortlistRequest("Strong.")));
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{application.Id}/invite", new InviteRequest(Details: "By video.")));
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{application.Id}/offer", new OfferRequest(Terms: "As advertised.")));
        var offered = await hiring.Await(hiring.Sam, application.Id, a => a.Allowed.Contains("accept"), "offered and released");
        Assert.Equal(["Four days a week"], offered.Mine!.Release!.Conditions);
        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{application.Id}/accept"));

        Assert.Equal(ApplicationState.Accepted, (await hiring.Read(hiring.Chooser, application.Id)).State);
        var filled = await Desk.Read<OpportunityAnswer>(await hiring.Visitor.GetAsync($"/api/opportunities/{post.Id}"));
        Assert.Equal((OpportunityState.Filled, 0), (filled.State, filled.PlacesLeft));
        await hiring.Mail("jo@leeds.example", "Offer accepted");
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task TheHost_ReadsTheOutcomeAndConditions_AndNothingThatIsHomes(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology, managerDecides: true);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        var answer = new ManagerAnswerRequest(
            await hiring.Token(), ManagerAnswer.No, Reason: ReleaseReason.CoverNotFound, LineForPerson: "Ask me in spring.", LineForHr: "Two left.", AnsweredBy: "Alex Hill");
        await Desk.Read<ManagerAnswerTaken>(await Desk.Post(hiring.Visitor, "/api/release-links/answer", answer));
        var mine = await hiring.Await(hiring.Sam, application.Id, a => a.Mine!.Release?.State is ReleaseState.Refused, "refused");

        var text = await hiring.Chooser.GetStringAsync($"/api/applications/{application.Id}");
        Assert.Equal("Ask me in spring.", mine.Mine!.Release!.Line);
        Assert.Contains("\"state\":\"refused\"", text);
        Assert.All(
            ["Ask me in spring", "Two left", "cover_not_found", "Alex", "alex@kirklees.example", "Words for Alex"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Two left", await hiring.Sam.GetStringAsync($"/api/applications/{application.Id}"));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Accept_FourAtOnceForTwoPlaces_TwoHaveThem(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live(places: 2);
        List<(HttpClient Who, ApplicationAnswer Application)> offered = [];
        foreach (var number in Enumerable.Range(1, 4))
        {
            var who = await hiring.Person($"p{number}@kirklees.example", hiring.Kirklees);
            offered.Add((who, await hiring.Offered(post, who)));
        }

        var answers = await Task.WhenAll(offered.Select(o => Desk.Post(o.Who, $"/api/applications/{o.Application.Id}/accept")));

        Assert.Equal(2, answers.Count(a => a.StatusCode is HttpStatusCode.NoContent));
        foreach (var no in answers.Where(a => a.StatusCode is not HttpStatusCode.NoContent))
            Assert.Equal("application.places_filled", await Desk.Refused(no, HttpStatusCode.Conflict));
        var after = await Task.WhenAll(offered.Select(o => hiring.Read(o.Who, o.Application.Id)));
        Assert.Equal(2, after.Count(a => a.State is ApplicationState.Accepted));
        Assert.All(after.Where(a => a.State is not ApplicationState.Accepted), a => Assert.Equal("places_filled", a.Ending!.Reason));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Withdraw_Accepted_FreesThePlaceForAnother(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var application = await hiring.Offered(post, hiring.Sam);
        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{application.Id}/accept", key: "yes"));
        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{application.Id}/accept", key: "yes"));

        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{application.Id}/withdraw", new WithdrawApplicationRequest(PersonReason.FamilyOrHealth)));

        await Eventually.Holds(
            async () => (await Desk.Read<OpportunityAnswer>(await hiring.Visitor.GetAsync($"/api/opportunities/{post.Id}"))).PlacesLeft == 1, "the place falls free");
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Start_FromTwoDevicesAtOnce_IsOneApplication(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var first = await hiring.Draft(post, hiring.Sam);
        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{first.Id}/withdraw", new WithdrawApplicationRequest()));

        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.Post(hiring.Sam, $"/api/opportunities/{post.Ref}/applications", new StartApplicationRequest())));

        Assert.Single(started, s => s.StatusCode is HttpStatusCode.Created);
        var bodies = await Task.WhenAll(started.Select(s => Desk.Read<ApplicationAnswer>(s, s.StatusCode)));
        Assert.NotEqual(first.Id, Assert.Single(bodies.Select(b => b.Id).Distinct()));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Save_FromTwoTabs_OneWins(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var draft = await hiring.Draft(await hiring.Live(), hiring.Sam);
        var path = $"/api/applications/{draft.Id}";
        var version = (await hiring.Sam.GetAsync(path)).Headers.ETag!.ToString();

        await Desk.Refused(await Desk.Put(hiring.Sam, path, new ApplicationAnswers(Why: "None"), null), HttpStatusCode.PreconditionRequired);
        await Hiring.Done(await Desk.Put(hiring.Sam, path, new ApplicationAnswers(Why: "First"), version));
        await Desk.Refused(await Desk.Put(hiring.Sam, path, new ApplicationAnswers(Why: "Second"), version), HttpStatusCode.PreconditionFailed);
        Assert.Equal("First", (await hiring.Read(hiring.Sam, draft.Id)).Mine!.Answers.Why);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task WithdrawnOpportunity_EndsWhatWaits(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var application = await hiring.Submitted(post, hiring.Sam);

        await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Chooser, $"/api/opportunities/{post.Id}/withdraw", new ReasonRequest("need_changed")));

        var ended = await hiring.Await(hiring.Sam, application.Id, a => a.State is ApplicationState.Lapsed, "lapsed");
        Assert.Equal("opportunity_withdrawn", ended.Ending!.Reason);
        await hiring.Await(hiring.Sam, application.Id, a => a.Mine!.Release?.State is ReleaseState.Cancelled, "the release is cancelled");
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Lists_FilterSortAndPage_EachPartysOwn(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var sam = await hiring.Submitted(post, hiring.Sam);
        var kim = await hiring.Person("kim@kirklees.example", hiring.Kirklees);
        await hiring.Submitted(post, kim, WhenToAskManager.OnceShortlisted);
        var drafting = await hiring.Person("lee@kirklees.example", hiring.Kirklees);
        await hiring.Draft(post, drafting);
        await hiring.Release(hiring.Sam, sam.Id);

        foreach (var sort in (string[])["newest", "waiting", "fit"])
        {
            var path = $"/api/opportunities/{post.Id}/applications?sort={sort}&size=1";
            var first = await Desk.Read<ListOf<CandidateListItem>>(await hiring.Chooser.GetAsync(path));
            var second = await Desk.Read<ListOf<CandidateListItem>>(await hiring.Chooser.GetAsync($"{path}&cursor={first.Next}"));
            Assert.Equal((2, null), (first.Total, second.Next));
            Assert.Equal(["kim", "sam"], first.Items.Concat(second.Items).Select(i => i.Name).Order());
            await Desk.Refused(await hiring.Chooser.GetAsync($"{path}&stage=offered&cursor={first.Next}"), HttpStatusCode.BadRequest);
        }

        var notAsked = await Desk.Read<ListOf<CandidateListItem>>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}/applications?release=not_asked&stage=submitted"));
        Assert.Equal("kim", Assert.Single(notAsked.Items).Name);
        var stages = await Desk.Read<StagesAnswer>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}/stages"));
        Assert.Equal((2, 1), (stages.Stages["submitted"], stages.DraftsNotSent));
        foreach (var sort in (string[])["changed", "closing"])
            Assert.Equal(sam.Id, Assert.Single((await Desk.Read<ListOf<ApplicationListItem>>(await hiring.Sam.GetAsync($"/api/applications?sort={sort}&state=submitted"))).Items).Id);
        foreach (var sort in (string[])["due", "start", "oldest"])
            Assert.Equal("sam", Assert.Single((await Desk.Read<ListOf<ReleaseListItem>>(
                await hiring.Releaser.GetAsync($"/api/releases?organisation={hiring.Kirklees.Id}&state=requested&sort={sort}"))).Items).PersonName);
        Assert.Empty((await Desk.Read<ListOf<ReleaseListItem>>(await hiring.Releaser.GetAsync($"/api/releases?organisation={hiring.Kirklees.Id}&due=overdue"))).Items);
        await Desk.Refused(await hiring.Sam.GetAsync("/api/applications?sort=name"), HttpStatusCode.BadRequest);
    }
}
