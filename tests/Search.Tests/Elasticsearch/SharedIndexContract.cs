using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Elasticsearch;
using Secondments.Search.Index;
using Secondments.Testing.Servers;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>Several processes share one index, or one comes after another that was killed.</summary>
public abstract class SharedIndexContract(string engine) : IAsyncLifetime
{
    private readonly string _prefix = $"t{Guid.NewGuid():n}";
    private ElasticsearchOpportunityIndex _one = null!;
    private ElasticsearchOpportunityIndex _other = null!;
    private Uri _url = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _url = await SearchServer.Url(engine);
        (_one, _other) = (SearchServerIndex.Open(_url, _prefix), SearchServerIndex.Open(_url, _prefix));
        await Task.WhenAll(_one.Write(Organisation(Leeds, "Leeds City Council"), Cancel), _other.Write(Organisation(Bank, "Northern Bank", Sector.Private), Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_url is null) return;
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await SearchServer.Clear(_url, _prefix);
    }

    [Fact]
    public async Task Write_TheSameDocumentsFromBoth_TheHighestVersionStands()
    {
        var documents = Enumerable.Range(0, 40).Select(n => Document($"Post {n}")).ToList();
        var entries = documents.SelectMany(d => Enumerable.Range(1, 5).Select(v => d.At(v) with { Document = d with { Card = d.Card with { Title = $"Version {v}" } } })).ToList();

        await Task.WhenAll(new[] { _one, _other }.Select((index, seed) =>
            Task.WhenAll(entries.OrderBy(_ => Guid.NewGuid()).Chunk(9 + seed).Select(batch => index.Write(batch, Cancel)))));

        Assert.Equal(40, (await _one.Search(Ask("version 5"), Cancel)).Total);
        Assert.All(await _other.RowsOf(Leeds, Cancel), r => Assert.Equal(5, r.Version));
    }

    [Fact]
    public async Task Write_OrganisationInOne_WhileItsDocumentsComeInTheOther_AllFollow()
    {
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 40; n++) await _other.Write([Document($"Post {n}").At(1), Document($"Other post {n}").At(1)], Cancel);
        }, Cancel);
        for (var version = 2; version < 12; version++) await _one.Write(Organisation(Leeds, $"Name number{version}", version: version), Cancel);
        await writing;

        Assert.Equal(80, (await _one.Search(Ask("number11"), Cancel)).Total);
        await _one.Write(Organisation(Leeds, "Gone", version: 12, shown: false), Cancel);
        Assert.Equal(0, (await _other.Search(Ask(), Cancel)).Total);
    }

    [Fact]
    public async Task Rebuild_InOne_WhileTheOtherWritesRenamesAndRepairs_LosesNothing()
    {
        var stays = Enumerable.Range(0, 900).Select(n => Document($"Staying {n}")).ToList();
        var goes = Enumerable.Range(0, 20).Select(n => Document($"Going {n}")).ToList();
        var wrong = Enumerable.Range(0, 20).Select(n => Document($"Wrong {n}")).ToList();
        await _one.Write([.. stays.Concat(goes).Concat(wrong).Select(d => d.At(1))], Cancel);

        var rebuilding = _one.Rebuild(Cancel);
        for (var n = 0; n < 20; n++)
        {
            await _other.Write([Document($"Fresh {n}").At(1), goes[n].GoneAt(2), stays[n].At(2) with { Document = stays[n] with { Card = stays[n].Card with { Title = $"Changed {n}" } } }], Cancel);
            Assert.Equal(1, await _other.Repair([new(wrong[n].Card.Id, 1)], [], Cancel));
            if (n == 10) await _other.Write(Organisation(Leeds, "Metropolitan Borough", version: 2), Cancel);
        }
        await rebuilding;

        Assert.Equal((920, 920), ((await _other.Search(Ask("metropolitan"), Cancel)).Total, (await _other.Search(Ask(), Cancel)).Total));
        Assert.Equal((20, 20), ((await _one.Search(Ask("fresh"), Cancel)).Total, (await _one.Search(Ask("changed"), Cancel)).Total));
        await _other.Write([goes[0].At(1)], Cancel);
        Assert.Equal(0, (await _one.Search(Ask("going"), Cancel)).Total);
    }

    [Fact]
    public async Task Rebuild_InBothAtOnce_OneIsDoneAndNothingIsLeftBehind()
    {
        await _one.Write([.. Enumerable.Range(0, 600).Select(n => Document($"Post {n}").At(1))], Cancel);

        for (var n = 0; n < 5; n++)
        {
            var outcomes = await Task.WhenAll(new[] { _one, _other }.Select(async index =>
            {
                try
                {
                    return await index.Rebuild(Cancel);
                }
                catch (UnavailableException)
                {
                    return -1;
                }
            }));

            Assert.Contains(600, outcomes);
            Assert.Equal(600, (await _other.Search(Ask("post"), Cancel)).Total);
        }
        Assert.Null((await _one.Figures(Cancel)).Rebuild);
        Assert.Single(await Editions());
        await _one.Write([Document("Post after it").At(1)], Cancel);
        Assert.Equal(601, (await _other.Search(Ask("post"), Cancel)).Total);
    }

    [Fact]
    public async Task Open_AfterARebuildWhoseProcessWasKilled_LetsGoOfWhatItLeft()
    {
        await _one.Write([Document("Nurse").At(1)], Cancel);
        using var client = new ElasticsearchClient(new ElasticsearchOptions([_url]), TimeProvider.System);
        var (names, longAgo) = (new IndexNames(_prefix), DateTimeOffset.UtcNow - Preparation.Silence - TimeSpan.FromMinutes(1));
        await client.Get(HttpMethod.Put, names.Edition(2), new { aliases = new Dictionary<string, object> { [names.Written(2)] = new { } }, mappings = Schema.Opportunities }, Cancel);
        await new Register(client, names).Change(e => e with { Building = 2, Started = longAgo, Heard = longAgo }, Cancel);

        await using var next = SearchServerIndex.Open(_url, _prefix);

        Assert.Equal(1, (await next.Search(Ask("nurse"), Cancel)).Total);
        Assert.Equal((null, true), ((await next.Figures(Cancel)).Rebuild, (await next.Figures(Cancel)).RebuildFailed));
        Assert.Equal([names.Edition(1)], await Editions());
        Assert.Equal(1, await next.Rebuild(Cancel));
        Assert.False((await next.Figures(Cancel)).RebuildFailed);
    }

    [Fact]
    public async Task Delete_OfEverythingOnTheServer_BeginsAnEmptyIndexThatIsFilledAgain()
    {
        var document = Document("Nurse");
        await _one.Write([document.At(3)], Cancel);
        await SearchServer.Clear(_url, _prefix);

        Assert.Equal(0, (await _one.Search(Ask("nurse"), Cancel)).Total);
        await _other.Write([document.At(2)], Cancel);
        await _one.Write(Organisation(Leeds, "Leeds City Council"), Cancel);

        Assert.Equal(1, (await _one.Search(Ask("nurse"), Cancel)).Total);
        Assert.Equal(1, (await _other.Figures(Cancel)).Documents);
    }

    [Fact]
    public async Task Delete_OfTheDocumentsAlone_WritesGoOn()
    {
        await _one.Write([Document("Nurse").At(1)], Cancel);
        using var http = new HttpClient { BaseAddress = _url };
        (await http.DeleteAsync($"/{(await Editions())[0]}", Cancel)).EnsureSuccessStatusCode();

        await _other.Write([Document("Cook").At(1)], Cancel);

        Assert.Equal(["Cook"], (await _one.Search(Ask(), Cancel)).Hits.Select(h => h.Card.Title));
    }

    private static IndexQuery Ask(string words = "") => new(Viewer.Visitor, Now) { Text = QueryText.Parse(words).Value };

    private async Task<string[]> Editions()
    {
        using var http = new HttpClient { BaseAddress = _url };
        return (await http.GetStringAsync($"/_cat/indices/{_prefix}-opportunities-*?h=index", Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

public sealed class ElasticsearchSharedIndexTests() : SharedIndexContract("elasticsearch");

public sealed class OpenSearchSharedIndexTests() : SharedIndexContract("opensearch");
