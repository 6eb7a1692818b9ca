using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>Filters, facets, sorts and pages, compared with a model that does the same the long way.</summary>
public abstract class NarrowingContract : OpportunityIndexContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Search_RandomDocumentsAndQuestions_AgreesWithTheModel(int seed)
    {
        var random = new Random(seed);
        var documents = RandomDocuments.Make(random, 300);
        await Put(documents);

        for (var n = 0; n < 60; n++)
        {
            var query = RandomDocuments.Question(random) with { Size = 100 };
            var page = await Index.Search(query, Cancel);
            var model = new Model(documents, query);

            Assert.Equal(model.Total, page.Total);
            Assert.True(page.TotalIsExact);
            foreach (var facet in page.Facets)
                Assert.Equal(model.Counts(facet.Name), facet.Values.Where(v => v.Count > 0).ToDictionary(v => v.Value, v => v.Count));
            Assert.Equal(9, page.Facets.Count);
            if (query.Sort is not SearchSort.Relevance)
                Assert.Equal(model.Sorted().Take(100), page.Hits.Select(h => h.Card.Id));
        }
    }

    [Theory]
    [InlineData(SearchSort.Newest, "")]
    [InlineData(SearchSort.Closing, "")]
    [InlineData(SearchSort.Distance, "")]
    [InlineData(SearchSort.Relevance, "manager")]
    [InlineData(SearchSort.Relevance, "")]
    public async Task Search_PageByPage_ForwardAndBack_ShowsEachOnce(SearchSort sort, string words)
    {
        var documents = RandomDocuments.Make(new Random(11), 90);
        await Put(documents);
        var query = Ask(words, SignedIn) with { Sort = sort, Near = new Near(53.8, -1.55, null), Size = 7 };
        var whole = (await Index.Search(query with { Size = 100 }, Cancel)).Hits.Select(h => h.Card.Id).ToList();

        var forward = new List<OpportunityId>();
        IndexPage page = await Index.Search(query, Cancel);
        Assert.False(page.HasBefore);
        var pages = new List<IndexPage> { page };
        forward.AddRange(page.Hits.Select(h => h.Card.Id));
        while (page.HasAfter)
        {
            page = await Index.Search(query with { Start = page.Hits[^1].Key }, Cancel);
            Assert.True(page.HasBefore);
            pages.Add(page);
            forward.AddRange(page.Hits.Select(h => h.Card.Id));
        }
        Assert.Equal(whole, forward);

        for (var n = pages.Count - 1; n > 0; n--)
        {
            var back = await Index.Search(query with { Start = pages[n].Hits[0].Key, Backwards = true }, Cancel);
            Assert.Equal(pages[n - 1].Hits.Select(h => h.Card.Id), back.Hits.Select(h => h.Card.Id));
            Assert.True(back.HasAfter);
            Assert.Equal(n > 1, back.HasBefore);
        }
    }

    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Closing)]
    [InlineData(SearchSort.Relevance)]
    public async Task Search_DocumentsComeAndGoBetweenPages_NoneIsShownTwiceAndNoneLeftOut(SearchSort sort)
    {
        // Ties on purpose: only a cursor that knows the document itself can tell them apart.
        var documents = Enumerable.Range(0, 60).Select(n => Document("Data analyst", n % 3 == 0 ? "data and more data" : "words", c => c with
        {
            PublishedAt = Now.AddHours(-1 - (n / 10)),
            ClosesAt = Now.AddDays(1 + (n / 20)),
        })).ToList();
        await Put(documents);
        var query = Ask("data") with { Sort = sort, Size = 6 };

        var shown = new List<OpportunityId>();
        var page = await Index.Search(query, Cancel);
        while (true)
        {
            shown.AddRange(page.Hits.Select(h => h.Card.Id));
            if (!page.HasAfter) break;
            // What comes in would be first in each order but the last; what goes was shown before.
            await Put(Document("Data data data", "data", c => c with { PublishedAt = Now, ClosesAt = Now.AddHours(1) }), Document("Cook"));
            await Index.Write([documents.First(d => d.Card.Id == shown[^2]).GoneAt(2)], Cancel);
            page = await Index.Search(query with { Start = page.Hits[^1].Key }, Cancel);
        }

        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.Superset(documents.Select(d => d.Card.Id).ToHashSet(), shown.ToHashSet());
    }

    [Fact]
    public async Task Search_LastDocumentOfThePageGone_GoesOnWhereItStood()
    {
        var documents = Enumerable.Range(0, 10).Select(n => Document($"Nurse {new string('x', n + 1)}", string.Join(' ', Enumerable.Repeat("nurse", n + 1)))).ToList();
        await Put(documents);
        var query = Ask("nurse") with { Size = 4 };
        var whole = (await Index.Search(query with { Size = 20 }, Cancel)).Hits.Select(h => h.Card.Id).ToList();
        var first = await Index.Search(query, Cancel);

        await Index.Write([documents.Single(d => d.Card.Id == whole[3]).GoneAt(2)], Cancel);
        var second = await Index.Search(query with { Start = first.Hits[^1].Key }, Cancel);

        Assert.Equal(whole.Skip(4).Take(4), second.Hits.Select(h => h.Card.Id));
    }

    [Fact]
    public async Task Search_ManyMatches_RanksTitlesFirstAndKeepsTheTotal()
    {
        await Put([.. Enumerable.Range(0, 2500).Select(n => Document($"Post {n}", "a nurse may apply", c => c with { PublishedAt = Now.AddMinutes(-n) }))]);
        await Put(Document("Nurse of old", with: c => c with { PublishedAt = Now.AddDays(-300) }));

        var page = await Index.Search(Ask("nurse"), Cancel);

        Assert.Equal("Nurse of old", page.Hits[0].Card.Title);
        Assert.Equal((2501L, true), (page.Total, page.TotalIsExact));
        var seen = new HashSet<OpportunityId>(page.Hits.Select(h => h.Card.Id));
        while (page.HasAfter)
        {
            page = await Index.Search(Ask("nurse") with { Size = 100, Start = page.Hits[^1].Key }, Cancel);
            Assert.All(page.Hits, h => Assert.True(seen.Add(h.Card.Id)));
        }
        Assert.Equal(2501, seen.Count);
    }

    [Fact]
    public async Task Search_Selected_StaysInItsFacetAlsoWithoutResults()
    {
        await Put(Document("Cook"));

        var page = await Index.Search(Ask() with
        {
            Filters = new IndexFilters
            {
                Kinds = new HashSet<OpportunityKind> { OpportunityKind.Raid },
                Skills = new HashSet<string> { "Falconry" },
                Organisations = new HashSet<string> { "nobody" },
            },
        }, Cancel);

        Assert.Equal(0, page.Total);
        Assert.Equal((0, true), Of(Value(page, FacetNames.Kind, "raid")));
        Assert.Equal((0, true), Of(Value(page, FacetNames.Skill, "Falconry")));
        Assert.Equal((0, true), Of(Value(page, FacetNames.Organisation, "nobody")));

        static (int, bool) Of(FacetValue value) => (value.Count, value.Selected);
    }

    [Fact]
    public async Task Search_Near_MeasuresToTheNearestPlaceAndLeavesOutTheUnknown()
    {
        await Put(
            Document("In Leeds", with: c => c with { Places = [new Place("Leeds", null, 53.7965, -1.5478)] }),
            Document("York or Glasgow", with: c => c with { Places = [new Place("Glasgow", null, 55.8652, -4.2576), new Place("York", null, 53.9576, -1.0827)] }),
            Document("Nowhere"));
        var leeds = new Near(53.7965, -1.5478, 25);

        var near = await Index.Search(Ask() with { Near = leeds, Sort = SearchSort.Distance }, Cancel);
        var all = await Index.Search(Ask() with { Near = leeds with { WithinMiles = null }, Sort = SearchSort.Distance }, Cancel);

        Assert.Equal(["In Leeds", "York or Glasgow"], near.Hits.Select(h => h.Card.Title));
        Assert.InRange(near.Hits[1].DistanceMiles!.Value, 21, 23);
        Assert.Equal(["In Leeds", "York or Glasgow", "Nowhere"], all.Hits.Select(h => h.Card.Title));
        Assert.Null(all.Hits[2].DistanceMiles);
    }

    [Fact]
    public async Task Suggest_BeginningOfAnyWord_MostCommonFirst()
    {
        await Put(
            Document("Senior project manager"), Document("Project manager"), Document("Project Manager", with: c => c with { Skills = ["Project planning"] }),
            Document("Cook", with: c => c with { Organisation = Shelter }));

        Assert.Equal(["Project manager", "Project planning", "Senior project manager"], (await Index.Suggest("proj", 8, Cancel)).Select(s => s.Text));
        Assert.Equal(["Project manager", "Senior project manager"], (await Index.Suggest("project man", 8, Cancel)).Select(s => s.Text));
        Assert.Equal([new Suggestion("Harbour Shelter", SuggestionKind.Organisation, 1)], await Index.Suggest("shel", 8, Cancel));
        Assert.Empty(await Index.Suggest("\"", 8, Cancel));
        Assert.Empty(await Index.Suggest("ject", 8, Cancel));
    }

    [Fact]
    public async Task Similar_SharesTheRareWords_ComesFirst()
    {
        var one = Document("Flood defence engineer", with: c => c with { Skills = ["Hydrology", "Report writing"] });
        await Put(
            one, Document("Engineer for flood defence"), Document("Hydrology adviser"), Document("Cook", with: c => c with { Skills = ["Pastry"] }),
            Document("Closed flood defence engineer", with: c => c with { ClosesAt = Now.AddDays(-1) }));
        // Among many others a word is rare that three of ten would make common.
        await Put([.. Enumerable.Range(0, 40).Select(n => Document($"Officer {n}"))]);

        var similar = await Index.Similar(one.Card.Id, Visitor, Now, 6, Cancel);

        Assert.Equal(["Engineer for flood defence", "Hydrology adviser"], similar!.Select(h => h.Card.Title));
        Assert.Null(await Index.Similar(new OpportunityId(Guid.CreateVersion7()), Visitor, Now, 6, Cancel));
    }
}
