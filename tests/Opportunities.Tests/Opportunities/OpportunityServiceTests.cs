using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class OpportunityServiceTests
{
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task APost_FromDraftToWithdrawn_GoesThroughTheHandsOfTwoHosts(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var draft = await desk.Draft();

        var sent = await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/submit"));
        Assert.Equal(OpportunityState.InReview, sent.State);
        Assert.Equal("opportunity.needs_another_host", await Desk.Refused(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/publish"), HttpStatusCode.Forbidden));
        await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Colleague, $"/api/opportunities/{draft.Id}/return", new ReturnRequest([new("/details/title", "Say where.")])));
        var returned = await desk.Get<OpportunityAnswer>(desk.Writer, $"/api/opportunities/{draft.Ref}");
        Assert.Equal([new FieldReason("/details/title", "Say where.")], returned.Host!.Returned);
        await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/submit"));
        await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Colleague, $"/api/opportunities/{draft.Id}/publish"));

        var seen = await desk.Get<OpportunityAnswer>(desk.Host.Visitor(), $"/api/opportunities/{draft.Ref.ToUpperInvariant()}");
        Assert.Equal((OpportunityState.Live, true, "Kirklees Council"), (seen.State, seen.TakesApplications, seen.OrganisationName));
        Assert.Null(seen.Host);
        Assert.Equal("jo@example.org", seen.Details.ContactEmail);
        foreach (var step in (string[])["pause", "resume", "close"])
            await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/{step}"));
        Assert.Equal("opportunity.wrong_state", await Desk.Refused(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/pause"), HttpStatusCode.Conflict));
        var withdrawn = await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/withdraw", new ReasonRequest("need_changed")));
        Assert.Equal(OpportunityState.Withdrawn, withdrawn.State);
        Assert.Equal(OpportunityState.Withdrawn, (await desk.Get<OpportunityAnswer>(desk.Host.Visitor(), $"/api/opportunities/{draft.Id}")).State);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task TheList_ByUnitAndOwner_ShowsOnlyTheirs_AndSoDoesTheExport(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        await desk.Draft(desk.Complete("Planner") with { Unit = "Housing" });
        await desk.Draft(desk.Complete("Nurse") with { Unit = "Public health" });
        await desk.Draft(desk.Complete("Clerk"));
        var list = $"/api/opportunities?organisation={desk.Council.Id}&sort=title";
        var mine = (await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, list)).Items[0].Owner!.Value;

        async Task<IEnumerable<string?>> Titles(string query) => (await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, list + query)).Items.Select(o => o.Title);

        Assert.Equal(["Planner"], await Titles("&unit=Housing"));
        Assert.Equal(["Nurse", "Planner"], await Titles("&unit=Housing&unit=Public%20health"));
        Assert.Equal(["Clerk", "Nurse", "Planner"], await Titles($"&owner={mine}"));
        Assert.Equal(["Planner"], await Titles($"&owner={mine}&unit=Housing&state=draft"));
        Assert.Empty(await Titles($"&owner={Guid.CreateVersion7()}"));
        Assert.Empty(await Titles("&unit=housing&state=live"));
        Assert.Equal("request.query", await Desk.Refused(await desk.Writer.GetAsync(list + "&owner=me"), HttpStatusCode.BadRequest));
        var file = await desk.Writer.GetStringAsync($"/api/opportunities/export?organisation={desk.Council.Id}&format=jsonl&unit=Housing");
        Assert.Equal("Planner", Assert.Single(file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string)System.Text.Json.Nodes.JsonNode.Parse(l)!["title"]!)));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task TheDeadline_WhenItPasses_ClosesByItself(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var live = await desk.Live();

        desk.Host.Clock.Advance(TimeSpan.FromDays(22));

        var later = desk.Host.Visitor();
        await Eventually.Holds(async () => (await desk.Get<OpportunityAnswer>(later, $"/api/opportunities/{live.Id}")).State is OpportunityState.Closed, "closed at its deadline");
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Save_WithIfMatch_LetsOneOfTwoTabsWin(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var draft = await desk.Draft();
        var path = $"/api/opportunities/{draft.Id}";
        var version = (await desk.Writer.GetAsync(path)).Headers.ETag!.ToString();

        Assert.Equal("request.if_match_required", await Desk.Refused(await Desk.Put(desk.Writer, path, new SaveOpportunity(desk.Complete("None")), null), HttpStatusCode.PreconditionRequired));
        await Desk.Read<OpportunityStanding>(await Desk.Put(desk.Writer, path, new SaveOpportunity(desk.Complete("First")), version));
        await Desk.Refused(await Desk.Put(desk.Colleague, path, new SaveOpportunity(desk.Complete("Second")), version), HttpStatusCode.PreconditionFailed);
        Assert.Equal("First", (await desk.Get<OpportunityAnswer>(desk.Writer, path)).Details.Title);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Create_WithTheSameKey_IsOneDraft(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var request = new CreateOpportunity(desk.Council.Id, desk.Complete());

        var first = await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Writer, "/api/opportunities", request, "a-key"), HttpStatusCode.Created);
        var again = await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Writer, "/api/opportunities", request, "a-key"), HttpStatusCode.Created);
        await Desk.Refused(await Desk.Post(desk.Writer, "/api/opportunities", request with { Details = desk.Complete("Other") }, "a-key"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(first, again);
        Assert.Equal(1, (await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}")).Total);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task AnothersOpportunity_AnswersAsOneThatDoesNotExist(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var draft = await desk.Draft();
        var live = await desk.Live(desk.Complete("Members only") with { Visibility = OpportunityVisibility.Members });
        var unknown = Guid.CreateVersion7();

        foreach (var id in (string[])[draft.Id.ToString(), draft.Ref, unknown.ToString(), "nonsense"])
        {
            Assert.Equal("opportunity.not_found", await Desk.Refused(await desk.Stranger.GetAsync($"/api/opportunities/{id}"), HttpStatusCode.NotFound));
            Assert.Equal("opportunity.not_found", await Desk.Refused(await Desk.Post(desk.Stranger, $"/api/opportunities/{id}/submit"), HttpStatusCode.NotFound));
            await Desk.Refused(await desk.Host.Visitor().GetAsync($"/api/opportunities/{id}"), HttpStatusCode.NotFound);
        }
        Assert.Equal("organisation.not_found", await Desk.Refused(await Desk.Post(desk.Stranger, "/api/opportunities", new CreateOpportunity(desk.Council.Id)), HttpStatusCode.NotFound));
        await Desk.Refused(await desk.Host.Visitor().GetAsync($"/api/opportunities/{live.Id}"), HttpStatusCode.NotFound);
        Assert.Null((await desk.Get<OpportunityAnswer>(desk.Stranger, $"/api/opportunities/{live.Id}")).Host);
        Assert.Equal("opportunity.not_found", await Desk.Refused(await Desk.Post(desk.Stranger, $"/api/opportunities/{live.Id}/close"), HttpStatusCode.NotFound));
        await desk.Get<OpportunityAnswer>(desk.Writer, $"/api/opportunities/{draft.Id}");
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Suspended_ItsPostsSayOnHold_AndNothingNewOpens(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var live = await desk.Live();
        var draft = await desk.Draft();

        await desk.Host.Tenants.Change(desk.Council, o => o with { State = OrganisationState.Suspended });

        await Eventually.Holds(async () => (await desk.Get<OpportunityAnswer>(desk.Host.Visitor(), $"/api/opportunities/{live.Id}")).OnHold, "on hold");
        Assert.Equal("opportunity.organisation_on_hold", await Desk.Refused(await Desk.Post(desk.Writer, $"/api/opportunities/{draft.Id}/submit"), HttpStatusCode.Conflict));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task TheLastPlace_ClaimedByManyAtOnce_IsOnes(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var live = await desk.Live(desk.Complete() with { NumberOfPlaces = 3 });
        var grains = desk.Host.Get<IGrains>();

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(n =>
            grains.Run(Keys.Opportunity(live.Id), new ClaimPlace(Given.Application(n)), CommandContext.System)));

        Assert.Equal(3, answers.Count(a => a.IsOk));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("opportunity.places_filled", a.Error!.Code));
        var filled = await desk.Get<OpportunityAnswer>(desk.Writer, $"/api/opportunities/{live.Id}");
        Assert.Equal((OpportunityState.Filled, 0), (filled.State, filled.PlacesLeft));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task TheList_InEveryOrder_ShowsEachOnceForthAndBack(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        for (var i = 0; i < 7; i++) await desk.Draft(desk.Complete($"Post {(char)('A' + (i * 3 % 7))}") with { ClosingDate = i == 3 ? null : desk.Complete().ClosingDate!.Value.AddDays(i) });

        foreach (var sort in (string[])["changed", "newest", "closing", "title"])
        {
            List<OpportunitySummary> seen = [];
            string? cursor = null, back = null;
            do
            {
                var page = await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}&sort={sort}&size=3&cursor={cursor}");
                Assert.Equal(7, page.Total);
                seen.AddRange(page.Items);
                (cursor, back) = (page.Next, page.Previous);
            }
            while (cursor is not null);
            Assert.Equal(7, seen.DistinctBy(s => s.Id).Count());
            if (sort == "title") Assert.Equal(seen.Select(s => s.Title).Order(), seen.Select(s => s.Title));
            if (sort == "closing") Assert.Null(seen[^1].ClosesAt);
            var before = await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}&sort={sort}&size=3&cursor={back}");
            Assert.Equal(seen[3..6].Select(s => s.Id), before.Items.Select(s => s.Id));
        }
        Assert.Equal("cursor.unreadable", await Desk.Refused(await desk.Writer.GetAsync($"/api/opportunities?organisation={desk.Council.Id}&cursor=tampered"), HttpStatusCode.BadRequest));
        Assert.Equal(1, (await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}&q=post%20c&state=draft")).Total);
        Assert.Equal(0, (await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}&state=live")).Total);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task BadInput_IsToldFieldByField(Topology topology)
    {
        await using var desk = await Desk.Open(topology);

        Assert.Equal("opportunity.details", await Desk.Refused(await Desk.Post(desk.Writer, "/api/opportunities",
            new CreateOpportunity(desk.Council.Id, desk.Complete() with { ClosingDate = new(9999, 12, 31), LengthWeeks = -1 })), HttpStatusCode.UnprocessableEntity));
        await Desk.Refused(await desk.Writer.PostAsync("/api/opportunities", new StringContent("""{"organisation":"x"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"))), HttpStatusCode.BadRequest);
        await Desk.Refused(await desk.Writer.PostAsync("/api/opportunities", new StringContent($$$"""{"organisation":"{{{desk.Council.Id}}}","details":{"state":"live"}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"))), HttpStatusCode.BadRequest);
    }
}
