using System.Net;
using System.Text;
using System.Text.Json;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Imports;

public sealed class ImportServiceTests
{
    private const string Header = "reference,title,description,earliest_start,length_weeks,place,salary,closing_date,band,open_to_sectors\n";

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task AFile_WithGoodAndBadRows_TakesTheGoodAndSaysWhatIsWrongWithTheRest(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var file = Header
            + Row("A-1", "Data analyst")
            + Row("A-2", "=cmd|' /C calc'!A0", band: "12")
            + Row("A-3", "Late", closing: "2020-01-01")
            + Row("A-1", "Twice")
            + Row("A-4", "Elsewhere", sectors: "navy")
            + "A-5,too,few\n"
            + Row("A-6", "\"Quoted, with a comma\"", band: "HEO");

        var job = await Import(desk, desk.System, file, "publish=true");

        Assert.Equal((ImportState.Finished, 7, 2, 5), (job.State, job.Total, job.Added, job.Refused));
        var rows = (await desk.Get<ListOf<ImportRowOutcome>>(desk.Writer, $"/api/opportunities/imports/{job.Id}/rows")).Items;
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], rows.Select(r => r.Line));
        Assert.Equal(OpportunityState.Live, rows[0].State);
        Assert.Equal(("band", "12"), (rows[1].Problems[0].Column, rows[1].Problems[0].Value));
        Assert.Equal(("closing_date", "2020-01-01"), (rows[2].Problems[0].Column, rows[2].Problems[0].Value));
        Assert.Contains("Line 2", rows[3].Problems[0].WhatToWrite, StringComparison.Ordinal);
        Assert.Equal("open_to_sectors", rows[4].Problems[0].Column);
        Assert.Contains("3 cells", rows[5].Problems[0].WhatToWrite, StringComparison.Ordinal);
        var seen = await desk.Get<OpportunityAnswer>(desk.Host.Visitor(), $"/api/opportunities/{rows[6].Opportunity}");
        Assert.Equal(("Quoted, with a comma", 4), (seen.Details.Title, seen.Details.Band));

        var csv = await (await desk.Writer.GetAsync($"/api/opportunities/imports/{job.Id}/rows.csv?outcome=refused")).Content.ReadAsStringAsync();
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", csv, StringComparison.Ordinal);
        var refused = await (await desk.Writer.GetAsync($"/api/opportunities/imports/{job.Id}/refused.csv")).Content.ReadAsStringAsync();
        Assert.EndsWith(",reason", refused.Split("\r\n")[0], StringComparison.Ordinal);
        var mended = await Import(desk, desk.System, refused.Replace("2020-01-01", Ahead(20), StringComparison.Ordinal), "publish=true");
        Assert.Equal((5, 1), (mended.Total, mended.Added));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task TheSameFile_Again_ChangesNothing(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var file = Header + string.Concat(Enumerable.Range(1, 300).Select(n => Row($"B-{n}", $"Post {n}")));

        var first = await Import(desk, desk.System, file, "publish=true");
        var again = await Import(desk, desk.System, file, "publish=true");
        var changed = await Import(desk, desk.System, file.Replace("Post 7,", "Post seven,", StringComparison.Ordinal), "publish=true");

        Assert.Equal((300, 0), (first.Added, first.Refused));
        Assert.Equal((0, 0, 300), (again.Added, again.Changed, again.Same));
        Assert.Equal((0, 1, 299), (changed.Added, changed.Changed, changed.Same));
        Assert.Equal(300, (await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}&state=live")).Total);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task ADryRun_SaysWhatWouldHappen_AndKeepsNothing(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        await Import(desk, desk.Writer, Header + Row("C-1", "One") + Row("C-2", "Two"), "");

        var job = await Import(desk, desk.Writer, Header + Row("C-1", "One") + Row("C-2", "Other") + Row("C-3", "Three") + Row("C-4", "Four", band: "x"), "dryRun=true");

        Assert.Equal((1, 1, 1, 1), (job.Added, job.Changed, job.Same, job.Refused));
        var list = await desk.Get<ListOf<OpportunitySummary>>(desk.Writer, $"/api/opportunities?organisation={desk.Council.Id}&sort=title");
        Assert.Equal(["One", "Two"], list.Items.Select(o => o.Title));
        Assert.All(list.Items, o => Assert.Equal(OpportunityState.Draft, o.State));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task JsonLines_InBothShapes_AreTaken(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var details = desk.Complete("Whole") with { Reference = "D-1", SkillsWanted = [new("SQL", SkillLevel.Working, true)] };
        var flat = $$"""{"reference":"D-2","title":"Flat","description":"Words","earliest_start":"{{Ahead(60)}}","length_weeks":26,"place":"Leeds","salary":"home_pays","closing_date":"{{Ahead(20)}}"}""";
        var file = $"{JsonSerializer.Serialize(details, Json.Stored)}\n{flat}\n\n{{\"reference\":\"D-3\",\"tilte\":\"x\",\"places\":[]}}\nnot json\n{{\"reference\":\"D-4\",\"kind\":\"nonsense\",\"places\":[]}}\n";

        var job = await Import(desk, desk.System, file, "publish=true", "application/x-ndjson");

        Assert.Equal((5, 2, 3), (job.Total, job.Added, job.Refused));
        var rows = (await desk.Get<ListOf<ImportRowOutcome>>(desk.Writer, $"/api/opportunities/imports/{job.Id}/rows?outcome=refused")).Items;
        Assert.Equal([4, 5, 6], rows.Select(r => r.Line));
        Assert.Contains("title", rows[0].Problems[0].WhatToWrite, StringComparison.Ordinal);
        Assert.Equal(("kind", "nonsense"), (rows[2].Problems[0].Column, rows[2].Problems[0].Value));
        Assert.Contains("traditional", rows[2].Problems[0].WhatToWrite, StringComparison.Ordinal);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task AFile_ThatIsNone_IsRefusedAtOnce(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var path = $"/api/opportunities/imports?organisation={desk.Council.Id}";

        async Task Refused(byte[] file, string type, HttpStatusCode status, string code) =>
            Assert.Equal(code, await Desk.Refused(await Desk.Upload(desk.Writer, path, file, type), status));
        await Refused("reference,titel\nx,y\n"u8.ToArray(), "text/csv", HttpStatusCode.UnprocessableEntity, "import.columns");
        await Refused([], "text/csv", HttpStatusCode.UnprocessableEntity, "import.file");
        await Refused("PK\u0003\u0004"u8.ToArray(), "text/csv", HttpStatusCode.UnprocessableEntity, "import.file");
        await Refused([1, 0, 2, 0], "text/csv", HttpStatusCode.UnprocessableEntity, "import.file");
        await Refused("{}"u8.ToArray(), "application/json", HttpStatusCode.UnsupportedMediaType, "request.media_type");
        Assert.Equal("organisation.not_found", await Desk.Refused(await Desk.Upload(desk.Stranger, path, Encoding.UTF8.GetBytes(Header), "text/csv"), HttpStatusCode.NotFound));
        Assert.Empty(Directory.GetFiles(Path.Combine(desk.Host.Data, "imports")));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task AForm_WithAFile_IsTakenOnceForItsKey(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        async Task<HttpResponseMessage> Send()
        {
            var form = new MultipartFormDataContent("a-boundary") { { new ByteArrayContent(Encoding.UTF8.GetBytes(Header + Row("E-1", "One"))), "file", "../../e\u202Evil.csv" } };
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/opportunities/imports?organisation={desk.Council.Id}") { Content = form };
            request.Headers.Add("Idempotency-Key", "one-import");
            return await desk.Writer.SendAsync(request);
        }

        var first = await Desk.Read<ImportAnswer>(await Send(), HttpStatusCode.Accepted);
        var again = await Desk.Read<ImportAnswer>(await Send(), HttpStatusCode.Accepted);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, (await Ended(desk, first)).Added);
        Assert.Equal(1, (await desk.Get<ListOf<ImportAnswer>>(desk.Writer, $"/api/opportunities/imports?organisation={desk.Council.Id}")).Total);
        Assert.Equal("import.not_found", await Desk.Refused(await desk.Stranger.GetAsync($"/api/opportunities/imports/{first.Id}"), HttpStatusCode.NotFound));
        Assert.Equal("import.not_found", await Desk.Refused(await desk.Stranger.GetAsync($"/api/opportunities/imports/{first.Id}/rows.csv"), HttpStatusCode.NotFound));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task AnImport_BrokenOffByAStop_GoesOnWhereItWas(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var file = Header + string.Concat(Enumerable.Range(1, 3000).Select(n => Row($"F-{n}", $"Post {n}")));
        var job = await Desk.Read<ImportAnswer>(await Start(desk, desk.System, Encoding.UTF8.GetBytes(file), "publish=true", "text/csv"), HttpStatusCode.Accepted);
        await Eventually.Holds(async () => (await Job(desk, job.Id)).Done > 0, "begun");

        await desk.Host.Restart();

        var ended = await Ended(desk, job);
        Assert.Equal((3000, 3000, 0, 0), (ended.Total, ended.Added, ended.Same, ended.Refused));
        Assert.Equal(3000, (await desk.Get<ListOf<ImportRowOutcome>>(desk.Writer, $"/api/opportunities/imports/{job.Id}/rows?outcome=added")).Total);
        Assert.Empty(Directory.GetFiles(Path.Combine(desk.Host.Data, "imports")));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task APerson_WhoMayNotPublishAlone_SendsTheRowsForApproval(Topology topology)
    {
        await using var desk = await Desk.Open(topology);

        var job = await Import(desk, desk.Writer, Header + Row("G-1", "One"), "publish=true");

        var row = Assert.Single((await desk.Get<ListOf<ImportRowOutcome>>(desk.Writer, $"/api/opportunities/imports/{job.Id}/rows")).Items);
        Assert.Equal((ImportOutcome.Added, OpportunityState.InReview), (row.Outcome, row.State));
        await Desk.Read<OpportunityStanding>(await Desk.Post(desk.Colleague, $"/api/opportunities/{row.Opportunity}/publish"));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task AFile_ThatEndsInAnOpenQuotationMark_KeepsTheRowsBefore(Topology topology)
    {
        await using var desk = await Desk.Open(topology);

        var job = await Import(desk, desk.Writer, Header + Row("H-1", "One") + "H-2,\"Two", "");

        Assert.Equal((ImportState.Failed, 1, 1), (job.State, job.Total, job.Added));
        Assert.Contains("line 3", job.Problem, StringComparison.Ordinal);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Publish_ByAnOrganisationThatIsOnHold_IsRefused(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        await desk.Host.Tenants.Change(desk.Council, o => o with { State = OrganisationState.Suspended });
        await Eventually.Holds(async () => (await Start(desk, desk.System, Encoding.UTF8.GetBytes(Header), "publish=true", "text/csv")).StatusCode is HttpStatusCode.Conflict, "on hold");
    }

    private static async Task<ImportAnswer> Import(Desk desk, HttpClient by, string file, string query, string type = "text/csv") =>
        await Ended(desk, await Desk.Read<ImportAnswer>(await Start(desk, by, Encoding.UTF8.GetBytes(file), query, type), HttpStatusCode.Accepted));

    private static Task<HttpResponseMessage> Start(Desk desk, HttpClient by, byte[] file, string query, string type) =>
        Desk.Upload(by, $"/api/opportunities/imports?organisation={desk.Council.Id}&{query}", file, type);

    private static async Task<ImportAnswer> Ended(Desk desk, ImportAnswer job)
    {
        await Eventually.Holds(async () => (await Job(desk, job.Id)).EndedAt is not null, "ended", TimeSpan.FromSeconds(40));
        return await Job(desk, job.Id);
    }

    private static Task<ImportAnswer> Job(Desk desk, Guid id) => desk.Get<ImportAnswer>(desk.Writer, $"/api/opportunities/imports/{id}");

    private static string Row(string reference, string title, string? closing = null, string band = "5", string sectors = "") =>
        $"{reference},{title},Words about it,{Ahead(60)},26,Leeds,home_pays,{closing ?? Ahead(20)},{band},{sectors}\n";

    private static string Ahead(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(days).ToString("yyyy-MM-dd");
}
