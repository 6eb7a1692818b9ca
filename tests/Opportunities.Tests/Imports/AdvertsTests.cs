using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Standalone.Adverts;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Imports;

public sealed class AdvertsTests
{
    private const string Line = """
        {"id":"nhs-1","title":"Community nurse","organisation":"Royal Free London NHS Foundation Trust","description":"Words.\nMore.","employment_type":"FULL_TIME","salary_text":"£31,365 - £37,890 pa","salary_min":31365.0,"salary_max":37890.0,"locality":"Barnet Hospital, London","postcode":"EN5 3DJ","lat":51.65,"lon":-0.21,"date_posted":"2020-11-01T00:00:00+00:00","valid_through":"2020-11-27T23:59:59+00:00","title_family":"clinical"}
        """;

    [Fact]
    public void AnAdvert_TenYearsOn_IsAPostWithStatedDefaults()
    {
        var details = AdvertMapping.Details(Advert.Read(Line));

        Assert.Equal(("nhs-1", "Words.\nMore."), (details.Reference, details.Description));
        Assert.Equal((new DateOnly(2030, 11, 27), new DateOnly(2031, 1, 22), 26), (details.ClosingDate, details.EarliestStart, details.LengthWeeks));
        Assert.Equal([new Place("Barnet Hospital, London", "EN5 3DJ", 51.65, -0.21)], details.Places!);
        Assert.Equal(new SalaryRange(Money.Pounds(31_365), Money.Pounds(37_890)), details.SalaryRange);
        Assert.Equal((SalaryArrangement.HostPays, "£31,365 - £37,890 pa"), (details.Salary, details.SalaryNote));
    }

    [Theory]
    [InlineData("£8.76 Per Hour", "8.76", "8.76")]
    [InlineData("£150 per session", "15000", "15000")]
    [InlineData("£24,907 - £30,615", "24907", "11068310")]
    public void Pay_ThatIsNoYears_StaysInTheNote(string text, string least, string most)
    {
        var details = AdvertMapping.Details(Advert.Read(Line) with { SalaryText = text, SalaryMin = decimal.Parse(least), SalaryMax = decimal.Parse(most) });

        Assert.Null(details.SalaryRange);
        Assert.Equal(text, details.SalaryNote);
    }

    [Theory]
    [InlineData("Royal Free London NHS Foundation Trust", Sector.Public)]
    [InlineData("Peterborough City Council", Sector.Public)]
    [InlineData("The University of Leeds", Sector.Academic)]
    [InlineData("St Teresa's Hospice", Sector.Charity)]
    [InlineData("City Health Care Partnership CIC", Sector.Charity)]
    [InlineData("Priory Group", Sector.Private)]
    public void ASector_IsToldFromTheName(string name, Sector sector) => Assert.Equal(sector, AdvertMapping.SectorOf(name));

    [Fact]
    public void ALine_WithoutATitle_IsNoAdvert() => Assert.Throws<JsonException>(() => Advert.Read("""{"id":"1","organisation":"x","description":"y"}"""));

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task TheRealAdverts_AllGoIn_AndAgainChangeNothing(Topology topology)
    {
        var path = Environment.GetEnvironmentVariable("ADVERTS_FILE");
        Assert.SkipUnless(File.Exists(path), "ADVERTS_FILE names no file of adverts.");
        var adverts = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Where(l => l.Length > 0).Select(Advert.Read).ToList();
        var rows = Encoding.UTF8.GetBytes(string.Join('\n', adverts.Select(AdvertMapping.RowOf)));
        await using var desk = await Desk.Open(topology);

        var started = Stopwatch.GetTimestamp();
        var first = await Import(desk, rows);
        TestContext.Current.TestOutputHelper!.WriteLine($"{adverts.Count / Stopwatch.GetElapsedTime(started).TotalSeconds:0} rows/s");
        var again = await Import(desk, rows);

        Assert.Equal((adverts.Count, 0), (first.Added, first.Refused));
        Assert.Equal((0, 0, adverts.Count), (again.Added, again.Changed, again.Same));
    }

    private static async Task<ImportAnswer> Import(Desk desk, byte[] rows)
    {
        var upload = await Desk.Upload(desk.System, $"/api/opportunities/imports?organisation={desk.Council.Id}&publish=true", rows, "application/x-ndjson");
        var job = await Desk.Read<ImportAnswer>(upload, HttpStatusCode.Accepted);
        // Thousands of rows are work, and other tests work too.
        await Eventually.Holds(
            async () => (job = await desk.Get<ImportAnswer>(desk.Writer, $"/api/opportunities/imports/{job.Id}")).EndedAt is not null, "the import's end", TimeSpan.FromMinutes(5));
        return job;
    }
}
