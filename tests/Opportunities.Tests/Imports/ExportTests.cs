using System.Net;
using System.Text;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Imports;

public sealed class ExportTests
{
    [Theory, Topologies]
    public async Task AnExport_ImportedAgain_IsTheSameRowByRow(Topology topology)
    {
        await using var desk = await Desk.Open(topology);
        var complete = desk.Complete();
        await desk.Draft(new OpportunityDetails(Title: "Only a title"));
        await desk.Draft(complete with { Reference = "A-1", Title = "=cmd|' /C calc'!A0" });
        await desk.Live(complete with { Objectives = ["One; and more", "Two"], Places = [new("Leeds", "LS1", 53.8, -1.55), new("Remote")] });
        var closed = await desk.Live(complete with { Title = "Closed" });
        await Desk.Post(desk.Writer, $"/api/opportunities/{closed.Id}/close");
        var waiting = await desk.Draft(complete with { Title = "Waits" });
        await Desk.Post(desk.Writer, $"/api/opportunities/{waiting.Id}/submit");

        foreach (var (format, type) in new[] { ("csv", "text/csv"), ("jsonl", "application/x-ndjson") })
        {
            var file = await Export(desk, $"format={format}");
            Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(await Export(desk, $"format={format}")));
            var job = await Import(desk, file, type);
            Assert.True((5, 5, 0) == (job.Total, job.Same, job.Refused), $"{format}: {job.Same} of {job.Total} the same, {job.Changed} changed, {job.Added} added, {job.Refused} refused\n{Encoding.UTF8.GetString(file)}");
        }
        var rows = Encoding.UTF8.GetString(await Export(desk, "format=csv"));
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARow_WithOurOwnReference_ChangesThePostThatHasNoneOfItsHosts()
    {
        await using var desk = await Desk.Open(Topology.SqliteMemory);
        var draft = await desk.Draft(new OpportunityDetails(Title: "Before"));
        var file = Encoding.UTF8.GetString(await Export(desk, "format=csv")).Replace("Before", "After", StringComparison.Ordinal);

        var job = await Import(desk, Encoding.UTF8.GetBytes(file), "text/csv");

        Assert.Equal((1, 0), (job.Changed, job.Added));
        var seen = await desk.Get<OpportunityAnswer>(desk.Writer, $"/api/opportunities/{draft.Id}");
        Assert.Equal(("After", null), (seen.Details.Title, seen.Details.Reference));
    }

    [Fact]
    public async Task AnExport_IsNarrowedAsTheList_AndIsItsOwnHostsAlone()
    {
        await using var desk = await Desk.Open(Topology.SqliteMemory);
        await desk.Draft(new OpportunityDetails(Title: "A draft"));
        await desk.Live();
        var path = $"/api/opportunities/export?organisation={desk.Council.Id}";

        var open = Encoding.UTF8.GetString(await Export(desk, "state=live"));
        Assert.Contains("Data analyst", open, StringComparison.Ordinal);
        Assert.DoesNotContain("A draft", open, StringComparison.Ordinal);
        Assert.Equal("organisation.not_found", await Desk.Refused(await desk.Stranger.GetAsync(path), HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Host.Visitor().GetAsync(path)).StatusCode);
        Assert.Equal("export.organisation", await Desk.Refused(await desk.Writer.GetAsync("/api/opportunities/export"), HttpStatusCode.UnprocessableEntity));
        Assert.Equal("request.format", await Desk.Refused(await desk.Writer.GetAsync($"{path}&format=xml"), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task AFileThatIsTooLarge_IsToldTheLargest()
    {
        await using var desk = await Desk.Open(Topology.SqliteMemory);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/opportunities/imports?organisation={desk.Council.Id}")
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new("text/csv"), ContentLength = 2_000_000_000 } },
        };
        request.Headers.ExpectContinue = true;
        // A busy machine takes its time to say no; until then nothing is sent.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = desk.Writer.BaseAddress };
        patient.DefaultRequestHeaders.Authorization = desk.Writer.DefaultRequestHeaders.Authorization;

        var answer = await patient.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("1,000,", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<byte[]> Export(Desk desk, string query)
    {
        var answer = await desk.Writer.GetAsync($"/api/opportunities/export?organisation={desk.Council.Id}&{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<ImportAnswer> Import(Desk desk, byte[] file, string type)
    {
        var job = await Desk.Read<ImportAnswer>(await Desk.Upload(desk.Writer, $"/api/opportunities/imports?organisation={desk.Council.Id}", file, type), HttpStatusCode.Accepted);
        return await Eventually.Gets(async () =>
            await desk.Get<ImportAnswer>(desk.Writer, $"/api/opportunities/imports/{job.Id}") is { State: ImportState.Finished or ImportState.Failed } done ? done : null, "the import is over");
    }
}
