using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>What a further round of an opportunity means for those who apply.</summary>
public sealed class RoundsTests
{
    private static readonly Post Second = GivenApplication.Advert with { Round = 2, ClosesAt = GivenApplication.Closes.AddDays(30) };

    [Fact]
    public void Offer_InALaterRound_LeavesTheApplicationInItsOwn() =>
        Assert.Equal(1, GivenApplication.Interview().With(new MakeOffer(null, null, Second)).State!.Post.Round);

    [Theory, Topologies]
    public async Task Reopen_KeepsTheHistory_CarriesDraftsOver_AndCountsByRound(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var ann = await hiring.Person("ann@kirklees.example", hiring.Kirklees);
        var post = await hiring.Live();
        var first = await hiring.Submitted(post, hiring.Sam);
        var draft = await hiring.Draft(post, ann);
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{first.Id}/not-select", new NotSelectRequest(NotSelectedReason.Level)));
        Assert.Equal(HttpStatusCode.OK, (await Desk.Post(hiring.Chooser, $"/api/opportunities/{post.Id}/close")).StatusCode);

        var today = DateOnly.FromDateTime(hiring.Host.Clock.GetUtcNow().UtcDateTime);
        var reopened = await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Poster, $"/api/opportunities/{post.Id}/reopen", new ReopenRequest(today.AddDays(30))));

        Assert.Equal((OpportunityState.Live, UkTime.EndOf(today.AddDays(30))), (reopened.State, reopened.ClosesAt));
        await hiring.Mail("ann@kirklees.example", "is open again");
        var again = await hiring.Submitted(post, hiring.Sam);
        Assert.NotEqual(first.Id, again.Id);
        var carried = await hiring.Await(ann, draft.Id, a => a.Timeline.Any(t => t.What == "reopened"), "the draft goes on");
        Assert.Equal(reopened.ClosesAt, carried.By);

        var seen = await Desk.Read<OpportunityAnswer>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}"));
        Assert.Equal([(2, ApplicationState.Submitted), (1, ApplicationState.NotSelected)], seen.Host!.Rounds.Select(r => (r.Number, r.Stages.Single().State)));
        var ofFirst = await Desk.Read<ListOf<CandidateListItem>>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}/applications?round=1"));
        Assert.Equal((first.Id, 1), (ofFirst.Items.Single().Id, ofFirst.Items.Single().Round));
        Assert.Equal("request.round", await Desk.Refused(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}/applications?round=one"), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Reopen_ByAPerson_WaitsForAColleague_AndOthersSeeItClosedMeanwhile()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var post = await hiring.Live();
        await Desk.Post(hiring.Chooser, $"/api/opportunities/{post.Id}/close");
        var today = DateOnly.FromDateTime(hiring.Host.Clock.GetUtcNow().UtcDateTime);
        var path = $"/api/opportunities/{post.Id}/reopen";

        Assert.Equal("opportunity.not_found", await Desk.Refused(await Desk.Post(hiring.Stranger, path, new ReopenRequest(today.AddDays(30))), HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Desk.Post(hiring.Visitor, path, new ReopenRequest(today.AddDays(30)))).StatusCode);
        var sent = await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Chooser, path, new ReopenRequest(today.AddDays(30))));

        Assert.Equal(OpportunityState.InReview, sent.State);
        var others = await Desk.Read<OpportunityAnswer>(await hiring.Visitor.GetAsync($"/api/opportunities/{post.Id}"));
        Assert.Equal((OpportunityState.Closed, today.AddDays(20), false), (others.State, others.Details.ClosingDate, others.TakesApplications));
        Assert.Equal("application.not_open", await Desk.Refused(
            await Desk.Post(hiring.Sam, $"/api/opportunities/{post.Id}/applications", new StartApplicationRequest(hiring.Kirklees.Id)), HttpStatusCode.Conflict));
    }
}
