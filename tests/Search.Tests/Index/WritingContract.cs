using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>Writes: versions decide, organisations lead, nothing committed is lost, and a rebuild is never seen.</summary>
public abstract class WritingContract : OpportunityIndexContract
{
    [Fact]
    public async Task Write_OlderOrSameVersion_ChangesNothing()
    {
        var document = Document("Third");
        await Index.Write([document.At(3)], Cancel);

        await Index.Write([document.At(2) with { Document = document with { Card = document.Card with { Title = "Second" } } }], Cancel);
        await Index.Write([document.At(3) with { Document = document with { Card = document.Card with { Title = "Other third" } } }], Cancel);
        await Index.Write([document.GoneAt(2)], Cancel);

        Assert.Equal(["Third"], await Titles(""));
    }

    [Fact]
    public async Task Write_DocumentBehindItsTombstone_StaysGone()
    {
        var document = Document("Gone");
        await Index.Write([document.GoneAt(5)], Cancel);
        await Index.Write([document.At(4)], Cancel);
        Assert.Empty(await Titles(""));

        await Index.Write([document.At(6)], Cancel);
        Assert.Equal(["Gone"], await Titles("gone"));
    }

    [Fact]
    public async Task Write_AnyOrderAndRepeats_EndAlike()
    {
        var random = new Random(7);
        var documents = Enumerable.Range(0, 30).Select(n => Document($"Post {n}")).ToList();
        var entries = documents.SelectMany(d => Enumerable.Range(1, 4).Select(v => v == 3 ? d.GoneAt(v) : d.At(v) with
        {
            Document = d with { Card = d.Card with { Title = $"{d.Card.Title} at {v}" } },
        })).ToList();
        var shuffled = entries.Concat(entries).OrderBy(_ => random.Next()).ToList();

        foreach (var batch in shuffled.Chunk(17)) await Index.Write(batch, Cancel);

        Assert.Equal(documents.Select(d => $"{d.Card.Title} at 4").Order(), (await Titles(Ask() with { Size = 100 })).Order());
        Assert.Equal(30, (await Index.Search(Ask("post"), Cancel)).Total);
        Assert.Empty(await Titles("2 post at 1"));
    }

    [Fact]
    public async Task Write_NewText_OldWordsFindNothing()
    {
        var document = Document("Xylophonist", "plays marimbas");
        await Put(document);

        await Index.Write([document.At(2) with { Document = new OpportunityDocument(document.Card with { Title = "Drummer" }, document.Texts with { Description = "beats" }) }], Cancel);

        Assert.Equal(0, (await Index.Search(Ask("marimbas"), Cancel)).Total);
        Assert.Equal(["Drummer"], await Titles("drummer beats"));
    }

    [Fact]
    public async Task Write_DocumentBeforeItsOrganisation_WaitsForIt()
    {
        var late = new OrganisationId(Guid.CreateVersion7());
        await Put(Document("Early post", with: c => c with { Organisation = late }));
        Assert.Empty(await Titles("early"));
        Assert.Equal((0, 1), await Held());

        await Index.Write(Organisation(late, "Late University", Sector.Academic), Cancel);

        var hit = Assert.Single((await Index.Search(Ask("late early"), Cancel)).Hits);
        Assert.Equal(("Late University", Sector.Academic), (hit.Organisation.Name, hit.Organisation.Sector));
        Assert.Equal((1, 0), await Held());
    }

    [Fact]
    public async Task Write_OrganisationRenamed_ItsDocumentsFollow()
    {
        await Put([.. Enumerable.Range(0, 250).Select(n => Document($"Post {n}"))]);

        await Index.Write(Organisation(Leeds, "Metropolitan Borough", Sector.Academic, version: 2), Cancel);

        var page = await Index.Search(Ask("metropolitan"), Cancel);
        Assert.Equal(250, page.Total);
        Assert.Equal("Metropolitan Borough", page.Hits[0].Organisation.Name);
        Assert.Equal(250, Value(page, FacetNames.Sector, "academic").Count);
        Assert.Equal(0, (await Index.Search(Ask("leeds"), Cancel)).Total);
        Assert.Equal(["Metropolitan Borough"], (await Index.Suggest("metro", 8, Cancel)).Select(s => s.Text));
    }

    [Fact]
    public async Task Write_OrganisationSuspendedAndLifted_ItsDocumentsGoAndComeBack()
    {
        await Put(Document("Xylophonist"), Document("Cook", with: c => c with { Organisation = Shelter }));

        await Index.Write(Organisation(Leeds, "Leeds City Council", version: 2, shown: false), Cancel);
        Assert.Equal(["Cook"], await Titles(""));
        Assert.Empty(await Titles("xylophonist", new Viewer(true, [Leeds])));
        Assert.Empty(await Index.Suggest("xyl", 8, Cancel));
        Assert.Null((await Index.Search(Ask("xylophonits"), Cancel)).DidYouMean);

        await Index.Write(Organisation(Leeds, "Leeds City Council", version: 1), Cancel);
        Assert.Equal(["Cook"], await Titles(""));

        await Index.Write(Organisation(Leeds, "Leeds City Council", version: 3), Cancel);
        Assert.Equal(["Xylophonist"], await Titles("xylophonist"));
        Assert.Single(await Index.Suggest("xyl", 8, Cancel));
    }

    [Fact]
    public async Task Search_ClosedBeforeNow_IsNeverThere()
    {
        await Put(
            Document("Too late", with: c => c with { ClosesAt = Now.AddSeconds(-1) }),
            Document("Last moment", with: c => c with { ClosesAt = Now }),
            Document("No closing date", with: c => c with { ClosesAt = null }));

        var page = await Index.Search(Ask(), Cancel);

        Assert.Equal(["Last moment", "No closing date"], page.Hits.Select(h => h.Card.Title).Order());
        Assert.Equal(2, page.Total);
        Assert.Equal(2, Value(page, FacetNames.Sector, "public").Count);
        Assert.Equal(0, (await Index.Search(Ask("late"), Cancel)).Total);
    }

    [Fact]
    public async Task Reopen_EverythingWritten_IsThere()
    {
        var kept = Document("Kept nurse", "marimbaphones", c => c with { Skills = ["Triage"], Visibility = OpportunityVisibility.Public });
        var gone = Document("Gone nurse");
        var waiting = Document("Waiting nurse", with: c => c with { Organisation = new OrganisationId(Guid.CreateVersion7()) });
        var members = Document("Members nurse", with: c => c with { Visibility = OpportunityVisibility.Members });
        await Put(kept, gone, waiting, members);
        await Index.Write([gone.GoneAt(2)], Cancel);
        var before = await Index.Figures(Cancel);

        await Reopen();

        Assert.Equal(["Kept nurse"], await Titles("nurse"));
        Assert.Equal(2, (await Titles("nurse", SignedIn)).Count);
        Assert.Equal("marimbaphones", (await Index.Search(Ask("marimbafones"), Cancel)).DidYouMean);
        Assert.Equal(["Triage"], (await Index.Suggest("tri", 8, Cancel)).Select(s => s.Text));
        Assert.Equivalent(before, await Index.Figures(Cancel), strict: true);
        await Index.Write([gone.At(1)], Cancel);
        Assert.Equal(2, (await Titles("nurse", SignedIn)).Count);
        await Index.Write(Organisation(waiting.Card.Organisation, "Late University"), Cancel);
        Assert.Equal(3, (await Titles("nurse", SignedIn)).Count);
    }

    [Fact]
    public async Task Rebuild_OfAnEmptyIndex_CanBeAskedAgain()
    {
        Assert.Equal(0, await Index.Rebuild(Cancel));
        Assert.All(await Task.WhenAll(Index.Rebuild(Cancel), Index.Rebuild(Cancel), Index.Rebuild(Cancel)), built => Assert.Equal(0, built));
    }

    [Fact]
    public async Task Rebuild_WhileWhatIsOlderComesLate_KeepsTheNewer()
    {
        var documents = Enumerable.Range(0, 1200).Select(n => Document($"Post {n}")).ToList();
        await Index.Write([.. documents.Select(d => d.GoneAt(4))], Cancel);

        var rebuilding = Index.Rebuild(Cancel);
        do
        {
            // The last first, before they are copied.
            foreach (var late in documents.OrderByDescending(d => d.Card.Id.Value).Chunk(100)) await Index.Write([.. late.Select(d => d.At(2))], Cancel);
        }
        while (!rebuilding.IsCompleted);

        Assert.Equal(0, await rebuilding);
        Assert.Empty(await Titles(""));
    }

    [Fact]
    public async Task Rebuild_WhileSearchedAndWritten_NoMomentWithoutResultsAndNothingLost()
    {
        var stays = Enumerable.Range(0, 600).Select(n => Document($"Staying post {n}", "steady words")).ToList();
        var goes = Enumerable.Range(0, 60).Select(n => Document($"Going post {n}")).ToList();
        await Put([.. stays, .. goes]);
        using var done = new CancellationTokenSource();
        var searching = Task.Run(async () =>
        {
            var (searches, least) = (0, long.MaxValue);
            while (!done.IsCancellationRequested)
            {
                least = Math.Min(least, (await Index.Search(Ask("staying steady"), Cancel)).Total);
                searches++;
            }
            return (searches, least);
        }, Cancel);

        var rebuilding = Index.Rebuild(Cancel);
        var fresh = Enumerable.Range(0, 60).Select(n => Document($"Fresh post {n}")).ToList();
        for (var n = 0; n < 60; n++)
            await Index.Write([fresh[n].At(1), goes[n].GoneAt(2), stays[n].At(2) with { Document = stays[n] with { Card = stays[n].Card with { Title = $"Staying changed {n}" } } }], Cancel);
        var again = Index.Rebuild(Cancel);
        Assert.InRange(await rebuilding, 600, 720);
        Assert.Equal(660, await again);
        await done.CancelAsync();

        var (count, fewest) = await searching;
        Assert.True(count > 0);
        Assert.Equal(600, fewest);
        Assert.Equal(60, (await Index.Search(Ask("fresh"), Cancel)).Total);
        Assert.Equal(60, (await Index.Search(Ask("changed"), Cancel)).Total);
        Assert.Equal(0, (await Index.Search(Ask("going"), Cancel)).Total);
        await Reopen();
        Assert.Equal(660, (await Index.Search(Ask(), Cancel)).Total);
        Assert.Equal(600, (await Index.Search(Ask("staying"), Cancel)).Total);
    }

    private async Task<(long Documents, long Pending)> Held()
    {
        var figures = await Index.Figures(Cancel);
        return (figures.Documents, figures.Pending);
    }
}
