using System.Net;
using System.Text.Json;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class TimelineTests
{
    private static readonly Guid Jo = new("0190a000-0000-7000-8000-0000000000a1");

    [Theory]
    [InlineData("opportunity.submit", """{"state":["draft","in_review"]}""", "sent")]
    [InlineData("opportunity.submit", """{"state":["draft","live"]}""", "opened")]
    [InlineData("opportunity.reopen", """{"state":["closed","live"]}""", "opened_again")]
    [InlineData("opportunity.close_if_due", """{"state":["live","closed"]}""", "closed_at_deadline")]
    [InlineData("opportunity.claim_place", """{"claims":[[],[{}]],"state":["live","filled"]}""", "last_place_taken")]
    [InlineData("opportunity.take_imported_row", """{"details":[{},{}]}""", "changed_by_import")]
    public void Of_AnEntryOfTheAudit_SaysWhatHappened(string action, string changes, string what) => Assert.Equal(what, Of(action, changes)!.What);

    [Theory]
    [InlineData("opportunity.close_if_due", "{}")]
    [InlineData("opportunity.take_imported_row", """{"imported":[null,{}]}""")]
    [InlineData("opportunity.tell_terms", """{"toldTerms":[{},null]}""")]
    public void Of_WhatNobodyNotices_HasNoLine(string action, string changes) => Assert.Null(Of(action, changes));

    [Fact]
    public void Of_AChange_NamesTheQuestionsAndTheColleague()
    {
        var moment = Of("opportunity.save_details", """{"details":[{"title":"A","lengthWeeks":4},{"title":"B","lengthWeeks":4,"vatNote":"x"}],"contact":[]}""")!;

        Assert.Equal(["title", "vatNote", "contactName"], moment.Fields);
        Assert.Equal(("host", "Jo Green"), (moment.Who, moment.Name));
    }

    [Fact]
    public void Of_APlaceThatWasTaken_DoesNotSayByWhom()
    {
        var moment = Of("opportunity.claim_place", """{"claims":[[],[{}]]}""")!;

        Assert.Equal(("applicant", null), (moment.Who, moment.Name));
    }

    [Theory, Topologies]
    public async Task Timeline_OfAnOpportunity_IsItsHostsNewestFirst(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        await Desk.Post(hiring.Chooser, $"/api/opportunities/{post.Id}/pause");
        await Desk.Post(hiring.Chooser, $"/api/opportunities/{post.Id}/close", new ReasonRequest("need_changed"));
        var path = $"/api/opportunities/{post.Ref}/timeline";

        var first = await Desk.Read<ListOf<OpportunityMoment>>(await hiring.Chooser.GetAsync($"{path}?size=2"));
        Assert.Equal([("closed", "host", "jo", "need_changed"), ("paused", "host", "jo", null)], first.Items.Select(m => (m.What, m.Who, m.Name, m.Reason)));
        var second = await Desk.Read<ListOf<OpportunityMoment>>(await hiring.Chooser.GetAsync($"{path}?size=2&cursor={first.Next}"));
        Assert.Equal([("opened", "system"), ("created", "system")], second.Items.Select(m => (m.What, m.Who)));
        Assert.Null(second.Next);
        Assert.Equal("opportunity.not_found", await Desk.Refused(await hiring.Stranger.GetAsync(path), HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.NotFound, (await hiring.Sam.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hiring.Visitor.GetAsync(path)).StatusCode);
    }

    private static OpportunityMoment? Of(string action, string changes) => Moments.Of(
        new AuditedTurn(Given.Start, $"person/{Jo}", action, 2, JsonSerializer.Deserialize<JsonElement>(changes)), id => id == Jo ? "Jo Green" : null);
}
