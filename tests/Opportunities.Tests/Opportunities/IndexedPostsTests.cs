using System.Net;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

/// <summary>What an index should hold, told for comparison and told again.</summary>
public sealed class IndexedPostsTests
{
    private const string Expected = "/api/operator/opportunities/index";

    [Theory, Topologies]
    public async Task Index_OfOpenPosts_IsCountedByWhatIsTold_AndToldAgain(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var olu = hiring.Host.As(await hiring.Host.Tenants.Operator("olu"));
        var (one, two, closed) = (await hiring.Live(), await hiring.Live(), await hiring.Live());
        await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Poster, $"/api/opportunities/{closed.Id}/close"));
        await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Poster, "/api/opportunities", new CreateOpportunity(hiring.Leeds.Id, Given.Complete)), HttpStatusCode.Created);

        var before = await Desk.Read<ExpectedIndex>(await olu.GetAsync(Expected));
        var rows = await Desk.Read<List<IndexRow>>(await olu.GetAsync($"{Expected}/{hiring.Leeds.Id}"));

        var figure = Assert.Single(before.Groups);
        Assert.Equal((2L, hiring.Leeds.Id, OpportunityVisibility.Public, 2L), (before.Documents, figure.Organisation, figure.Visibility, figure.Documents));
        Assert.Equal(new[] { one.Id, two.Id }.OrderBy(id => id.ToString()), rows.Select(r => r.Id).OrderBy(id => id.ToString()));
        Assert.Empty(await Desk.Read<List<IndexRow>>(await olu.GetAsync($"{Expected}/{hiring.Kirklees.Id}")));

        var told = await Desk.Read<RepublishAnswer>(
            await Desk.Post(olu, "/api/opportunities/republish", new RepublishRequest("opportunity", [one.Id.Value, closed.Id.Value, Guid.CreateVersion7()])), HttpStatusCode.Accepted);
        Assert.Equal((2L, false), (told.Told, told.IsRunning));
        Assert.Equivalent(before, await Desk.Read<ExpectedIndex>(await olu.GetAsync(Expected)), strict: true);
        Assert.Equivalent(rows, await Desk.Read<List<IndexRow>>(await olu.GetAsync($"{Expected}/{hiring.Leeds.Id}")), strict: true);
    }

    [Fact]
    public async Task Republish_OfAll_GoesOnAfterTheAnswerAndStandsInTheAudit()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var olu = hiring.Host.As(await hiring.Host.Tenants.Operator("olu"));
        for (var i = 0; i < 3; i++) await hiring.Live();
        Assert.Null((await Desk.Read<RepublishAnswer>(await olu.GetAsync("/api/opportunities/republish"))).BegunAt);

        await Desk.Read<RepublishAnswer>(await Desk.Post(olu, "/api/opportunities/republish", new RepublishRequest()), HttpStatusCode.Accepted);

        var now = await Testing.Eventually.Gets(async () =>
            await Desk.Read<RepublishAnswer>(await olu.GetAsync("/api/opportunities/republish")) is { EndedAt: not null, Waiting: 0 } over ? over : null, "all are told");
        Assert.Equal((3L, 3L, false), (now.Told, now.Total, now.IsRunning));
        var audit = await Desk.Read<Contracts.ListOf<AuditEntryAnswer>>(await olu.GetAsync("/api/opportunities/audit?what=snapshots"));
        Assert.Equal(["snapshots.republished", "snapshots.republish"], audit.Items.Select(a => a.Action));
        Assert.All(audit.Items, a => Assert.StartsWith("person/", a.Actor, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Republish_OfWhatIsNotTold_OrTooMuchAtOnce_IsRefused()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var olu = hiring.Host.As(await hiring.Host.Tenants.Operator("olu"));

        // An application is nobody else's business: it tells no snapshot.
        Assert.Equal("snapshots.republish", await Desk.Refused(await Desk.Post(olu, "/api/opportunities/republish", new RepublishRequest("application")), HttpStatusCode.UnprocessableEntity));
        Assert.Equal("snapshots.republish", await Desk.Refused(
            await Desk.Post(olu, "/api/opportunities/republish", new RepublishRequest(Ids: [.. Enumerable.Range(0, 501).Select(_ => Guid.CreateVersion7())])), HttpStatusCode.UnprocessableEntity));
        foreach (var (who, status) in new[] { (hiring.Visitor, HttpStatusCode.Unauthorized), (hiring.Chooser, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(status, (await who.GetAsync(Expected)).StatusCode);
            Assert.Equal(status, (await who.GetAsync($"{Expected}/{hiring.Leeds.Id}")).StatusCode);
            Assert.Equal(status, (await Desk.Post(who, "/api/opportunities/republish", new RepublishRequest())).StatusCode);
        }
    }
}
