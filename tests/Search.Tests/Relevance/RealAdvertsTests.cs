using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Domain.Places;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;
using Secondments.Search.Tests.Sqlite;
using Secondments.Testing;

namespace Secondments.Search.Tests.Relevance;

/// <summary>The adverts that the environment's ADVERTS_FILE names, in an index; null where it names none.</summary>
public sealed class Adverts : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    public static string? File { get; } = Environment.GetEnvironmentVariable("ADVERTS_FILE") is { Length: > 0 } file && System.IO.File.Exists(file) ? file : null;

    public IOpportunityIndex? Index { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (File is null) return;
        Index = await SqliteIndex.Open(_folder.Path);
        var adverts = System.IO.File.ReadLines(File).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        foreach (var name in adverts.Select(a => Text(a, "organisation")).Distinct())
            await Index.Write(Documents.Organisation(IdOf(name), name), CancellationToken.None);
        foreach (var batch in adverts.Select(Entry).Chunk(200)) await Index.Write(batch, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (Index is IAsyncDisposable index) await index.DisposeAsync();
        _folder.Dispose();
    }

    private static IndexEntry Entry(JsonElement advert) => Documents.Document(Text(advert, "title"), Text(advert, "description"), c => c with
    {
        Organisation = IdOf(Text(advert, "organisation")),
        Places = [Located.Of(new Place(Text(advert, "locality"), Text(advert, "postcode")))],
    }).At(1);

    private static OrganisationId IdOf(string name) => new(Ids.FromName(Guid.Empty, name));

    private static string Text(JsonElement advert, string name) => advert.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
}

/// <summary>Searches over real adverts: what a person would expect comes first.</summary>
public sealed class RealAdvertsTests(Adverts adverts) : IClassFixture<Adverts>
{
    [Theory]
    [InlineData("community nurse", "community", "nurs", 5)]
    [InlineData("data analyst", "data", "analyst", 1)]
    [InlineData("secondment project manager", "project", "manager", 5)]
    [InlineData("mental health nurse", "mental", "nurs", 5)]
    [InlineData("occupational therapist", "occupational", "therapist", 5)]
    public async Task Search_AsAPersonWouldAsk_FirstTitlesAreThat(string words, string one, string other, int first)
    {
        var page = await Search(words);

        Assert.True(page.Total >= first);
        Assert.All(page.Hits.Take(first), h =>
        {
            Assert.Contains(one, h.Card.Title, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(other, h.Card.Title, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("comunity nurse", "community nurse")]
    [InlineData("data analist", "data analyst")]
    [InlineData("phisiotherapist", "physiotherapist")]
    [InlineData("secondment projcet manager", "secondment project manager")]
    public async Task Search_Misspelt_AnswersWhatWasMeant(string words, string meant)
    {
        var misspelt = await Search(words);
        var right = await Search(meant);

        Assert.Equal(meant, misspelt.DidYouMean);
        Assert.True(misspelt.Corrected);
        Assert.Equal(right.Hits.Select(h => h.Card.Id), misspelt.Hits.Select(h => h.Card.Id));
        Assert.Equal(right.Total, misspelt.Total);
    }

    [Fact]
    public async Task Search_NoWords_FindsEveryAdvert() => Assert.Equal(File.ReadLines(Adverts.File ?? "/dev/null").Count(), (await Search("")).Total);

    private Task<IndexPage> Search(string words)
    {
        Assert.SkipWhen(adverts.Index is null, "ADVERTS_FILE names no file of adverts.");
        return adverts.Index.Search(
            new IndexQuery(Viewer.Visitor, Documents.Now) { Text = QueryText.Parse(words).Value }, TestContext.Current.CancellationToken);
    }
}
