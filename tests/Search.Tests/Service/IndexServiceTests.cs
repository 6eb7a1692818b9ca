using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Search.Tests.Service;

/// <summary>What the operator sees of the index, and does to it.</summary>
public sealed class IndexServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Index_ComparedRepairedAndRebuilt_IsTheOperatorsAndStandsInTheAudit()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new SearchModule());
        var council = await host.Tenants.Organisation("Kirklees Council");
        var one = await Tell(host, council, "Data analyst");
        await Tell(host, council, "Data engineer");
        var administrator = await host.Tenants.Operator();
        var staff = host.As(await host.Tenants.Person("Sam", council, MemberRole.Admin));
        var olu = host.As(administrator);
        List<IndexRow> rows = [];
        await Eventually.Passes(async () => rows = (await olu.GetFromJsonAsync<List<IndexRow>>($"/api/search/figures/{council.Id}", Json.Stored, Cancel))!);
        Assert.Equal(2, rows.Count);
        var gone = rows.Single(r => r.Id == one);
        var repair = new RepairIndexRequest(Gone: [new(gone.Id, gone.Version)]);

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/api/search/figures/{council.Id}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.PostAsJsonAsync("/api/search/repair", repair, Json.Stored, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await olu.GetAsync($"/api/search/figures/{Guid.CreateVersion7()}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await olu.PostAsJsonAsync(
            "/api/search/repair", new RepairIndexRequest(Doubted: [.. Enumerable.Range(0, 1001).Select(_ => new IndexRowSeen(new(Guid.CreateVersion7()), 1))]), Json.Stored, Cancel)).StatusCode);
        Assert.Equal(2, (await Found(host)).Total);
        var repaired = await olu.PostAsJsonAsync("/api/search/repair", repair, Json.Stored, Cancel);
        Assert.Equal(new RepairIndexAnswer(1), await repaired.Content.ReadFromJsonAsync<RepairIndexAnswer>(Json.Stored, Cancel));
        Assert.Equal(["Data engineer"], (await Found(host)).Items.Select(i => i.Title));

        Assert.Equal(HttpStatusCode.Accepted, (await olu.PostAsync("/api/search/rebuild?wait=false", null, Cancel)).StatusCode);
        await Eventually.Holds(async () => (await olu.GetFromJsonAsync<IndexFigures>("/api/search/figures", Json.Stored, Cancel)) is { RebuiltAt: not null, Rebuild: null, RebuildFailed: false }, "it is built anew");
        Assert.Equal(HttpStatusCode.BadRequest, (await olu.PostAsync("/api/search/rebuild?wait=maybe", null, Cancel)).StatusCode);
        var audit = await olu.GetFromJsonAsync<ListOf<AuditEntryAnswer>>("/api/search/audit?what=index.", Json.Stored, Cancel);
        Assert.Equal([("index.rebuild", $"person/{administrator.Subject}"), ("index.repair", $"person/{administrator.Subject}")], audit!.Items.Select(a => (a.Action, a.Actor)));
    }

    private static async Task<OpportunityId> Tell(ServiceHost host, TestOrganisation of, string title)
    {
        var now = host.Clock.GetUtcNow();
        var details = new OpportunityDetails(
            Title: title, Kind: OpportunityKind.Traditional, Visibility: OpportunityVisibility.Public, EarliestStart: new DateOnly(2027, 3, 1), LengthWeeks: 26);
        var told = new OpportunityChanged(
            new OpportunityId(Guid.CreateVersion7()), Ids.NewRef(), "slug", of.Id, OpportunityState.Live, details, 1, 1, now, UkTime.EndOf(UkTime.DayOf(now).AddDays(30)));
        await host.Tenants.Tell(told.Opportunity.Value, told, told.Organisation);
        return told.Opportunity;
    }

    private static async Task<SearchAnswer> Found(ServiceHost host) => (await host.Visitor().GetFromJsonAsync<SearchAnswer>("/api/search/opportunities", Json.Stored, Cancel))!;
}
